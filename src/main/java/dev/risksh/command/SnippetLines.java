package dev.risksh.command;

import dev.risksh.groovy.Declaration;
import dev.risksh.groovy.Snippet;
import dev.risksh.groovy.SnippetLog;
import dev.risksh.view.SnippetLine;
import java.util.List;
import java.util.Optional;

/** Snippets and what they declare, as lists show them. */
final class SnippetLines {
  static final String WHICH = "SNIPPET";
  static final String WHICH_HELP =
      "Ids (3, s1, e2), ranges (1-4), and names of variables, methods and types.";

  private SnippetLines() {}

  static SnippetLine of(Snippet snippet) {
    return new SnippetLine(snippet.id(), snippet.source(), note(snippet));
  }

  private static Optional<String> note(Snippet snippet) {
    return switch (snippet.state()) {
      case ACTIVE -> Optional.empty();
      case REPLACED -> Optional.of("replaced");
      case DROPPED -> Optional.of("dropped");
      case FAILED -> Optional.of("failed");
    };
  }

  /**
   * What counts of one kind.
   *
   * @param which ids, ranges and names; all when there are none
   */
  static List<SnippetLine> declared(
      SnippetLog snippets, Declaration.Kind kind, List<String> which) {
    List<Snippet> chosen = which.isEmpty() ? snippets.all() : snippets.select(which);
    return chosen.stream()
        .filter(Snippet::active)
        .flatMap(
            snippet ->
                snippet.declares(kind).stream()
                    .map(
                        declaration ->
                            new SnippetLine(snippet.id(), declaration.text(), Optional.empty())))
        .toList();
  }
}
