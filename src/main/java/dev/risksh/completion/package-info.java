/**
 * What can be typed next, and what is known of it: from the table of commands, the words of the DSL
 * and declared types. It evaluates nothing, calls nobody, and starts nothing.
 */
package dev.risksh.completion;
