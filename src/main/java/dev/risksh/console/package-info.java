/** Output and the world around it: tables, colour, redaction, terminal-safe text. */
package dev.risksh.console;
