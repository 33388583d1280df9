package dev.risksh.completion;

/**
 * Something that can be typed at the cursor.
 *
 * @param text in place of the word that is being typed
 * @param group what it is one of: {@code commands}, {@code variables}
 * @param description what it is, in a few words; empty where it speaks for itself
 * @param complete whether a blank follows
 */
public record Suggestion(String text, String group, String description, boolean complete) {}
