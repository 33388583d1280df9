package dev.risksh.command;

/**
 * What a command made, and what to do with it next.
 *
 * @param hint is said after the result is printed
 */
record Hinted(Object value, String hint) {}
