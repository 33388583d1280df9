package dev.risksh.view;

/**
 * A preference of the prompt as a list shows it.
 *
 * @param hint what else it could be
 */
public record PreferenceLine(String name, String value, String hint) {}
