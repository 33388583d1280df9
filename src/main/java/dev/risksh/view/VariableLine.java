package dev.risksh.view;

/**
 * A variable of the prompt as a list shows it.
 *
 * @param type the one it was declared with, else that of its value
 * @param value in its own words, without a secret
 */
public record VariableLine(String type, String name, String value) {}
