package dev.risksh.shell;

import dev.risksh.console.Feedback;
import dev.risksh.console.Preferences;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import dev.risksh.groovy.Declaration;
import dev.risksh.groovy.Evaluation;
import dev.risksh.groovy.Snippet;
import dev.risksh.groovy.ValueText;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what came of a snippet, as much of it as the feedback mode wants. */
final class Results {
  private final World world;
  private final Style style;

  Results(World world, Style style) {
    this.world = world;
    this.style = style;
  }

  /**
   * Says what {@code evaluation} came to.
   *
   * @param replaced what was declared before and is now declared anew
   */
  void tell(
      Snippet snippet, Evaluation evaluation, List<Declaration> replaced, Preferences preferences) {
    Feedback feedback = preferences.feedback();
    Set<String> before = replaced.stream().map(Declaration::key).collect(Collectors.toSet());
    if (feedback.atLeast(Feedback.NORMAL)) {
      snippet.declares().stream()
          .filter(declaration -> said(declaration, feedback))
          .forEach(
              declaration ->
                  say(
                      style.dim(
                          (before.contains(declaration.key()) ? "replaced " : "created ")
                              + noun(declaration)
                              + TerminalSafe.line(declaration.text()))));
    }
    boolean assignment = snippet.kind() == Snippet.Kind.VARIABLE;
    if (feedback.atLeast(assignment ? Feedback.NORMAL : Feedback.CONCISE)) {
      value(snippet, evaluation, preferences);
    }
  }

  /** A variable says itself by its value. */
  private static boolean said(Declaration declaration, Feedback feedback) {
    return switch (declaration.kind()) {
      case METHOD, TYPE -> true;
      case IMPORT -> feedback.atLeast(Feedback.VERBOSE);
      case VARIABLE -> false;
    };
  }

  private static String noun(Declaration declaration) {
    return declaration.kind() == Declaration.Kind.METHOD ? "method " : "";
  }

  private void value(Snippet snippet, Evaluation evaluation, Preferences preferences) {
    if (evaluation.value() == null && !evaluation.hasValue()) {
      return;
    }
    String name = evaluation.variable().orElse("$" + snippet.id());
    String type =
        preferences.feedback().atLeast(Feedback.VERBOSE)
            ? snippet.type().map(known -> " : " + known.getSimpleName()).orElse("")
            : "";
    say(
        style.dim(name + type + " ==>")
            + " "
            + ValueText.of(evaluation.value(), preferences.truncation()));
  }

  private void say(String line) {
    world.out().println("  " + line);
  }
}
