/** Reads Groovy as text: whether it is complete, and where its words and strings are. */
package dev.risksh.groovy.scan;
