/** The prompt: line kinds, snippets, completion, highlighting, feedback. */
package dev.risksh.shell;
