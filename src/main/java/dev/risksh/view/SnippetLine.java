package dev.risksh.view;

import java.util.Optional;

/**
 * A snippet of the prompt as a list shows it.
 *
 * @param id {@code 3}, {@code s1}, {@code e2}
 * @param text what was typed, or what it declares
 * @param note why it does not count; empty when it does
 */
public record SnippetLine(String id, String text, Optional<String> note) {}
