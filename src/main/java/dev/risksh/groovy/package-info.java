/** The one Groovy engine and the DSL: the same words at the prompt and in a script. */
package dev.risksh.groovy;
