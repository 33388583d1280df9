package dev.risksh.command;

import dev.risksh.groovy.Snippet;
import java.util.List;

/**
 * The wish of a command that lines be run as if they were typed now, the first failure being the
 * last.
 *
 * @param parts each a text of one or more inputs
 * @param shown whether each input is shown before it runs
 * @param known inputs that are passed over, each as often as it stands here
 */
public record Play(List<Part> parts, boolean shown, List<String> known) implements Wish {
  Play(List<Part> parts, boolean shown) {
    this(parts, shown, List.of());
  }

  /**
   * @param from what a failure calls it: a file's name, or {@code snippet 3}
   * @param startup whether it counts as part of the startup script
   */
  public record Part(String from, String text, boolean startup) {}

  /** Snippets once more, as they were typed. */
  public static Play again(List<Snippet> snippets) {
    return new Play(
        snippets.stream()
            .map(snippet -> new Part("snippet " + snippet.id(), snippet.source(), false))
            .toList(),
        true);
  }
}
