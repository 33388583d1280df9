package dev.risksh.command;

import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import dev.risksh.groovy.Declaration;
import dev.risksh.groovy.Snippet;
import dev.risksh.groovy.ValueText;
import dev.risksh.view.VariableLine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code /vars}: the variables with their types and values. */
@Command(
    name = "vars",
    description = "The variables with their types and values.",
    footer = {"/vars", "/vars x"})
final class VarsCommand implements Callable<Object>, AboutPrompt {
  private static final int LONGEST_VALUE = 200;

  private final Prompt prompt;

  @Option(
      names = {"--all", "-all"},
      description = "Also the results that have no name of their own: $1, _ and _error.")
  private boolean all;

  @Parameters(
      arity = "0..*",
      paramLabel = SnippetLines.WHICH,
      description = SnippetLines.WHICH_HELP)
  private List<String> which = new ArrayList<>();

  VarsCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Object call() {
    Map<String, Object> variables = prompt.variables().snapshot();
    Set<String> chosen = which.isEmpty() ? own(variables.keySet()) : named(variables.keySet());
    return variables.entrySet().stream()
        .filter(variable -> chosen.contains(variable.getKey()))
        .map(variable -> line(variable.getKey(), variable.getValue()))
        .toList();
  }

  private Set<String> own(Set<String> names) {
    Set<String> own = new LinkedHashSet<>(names);
    own.removeIf(name -> !all && (name.startsWith("$") || name.startsWith("_")));
    return own;
  }

  /** A variable by its own name, or those that a snippet declared. */
  private Set<String> named(Set<String> names) {
    Set<String> named = new LinkedHashSet<>();
    for (String word : which) {
      if (names.contains(word)) {
        named.add(word);
      } else if (Character.isDigit(word.charAt(word.length() - 1))) {
        prompt.snippets().select(List.of(word)).stream()
            .flatMap(snippet -> results(snippet).stream())
            .forEach(named::add);
      } else {
        throw Problem.usage(
            "there is no variable " + TerminalSafe.line(word) + Suggestions.didYouMean(word, names),
            "/vars lists them");
      }
    }
    return named;
  }

  private static List<String> results(Snippet snippet) {
    List<String> names = new ArrayList<>();
    snippet.declares(Declaration.Kind.VARIABLE).forEach(variable -> names.add(variable.name()));
    return names.isEmpty() ? List.of("$" + snippet.id()) : names;
  }

  private VariableLine line(String name, Object value) {
    String type = prompt.variables().type(name).map(Class::getSimpleName).orElse("Object");
    return new VariableLine(type, name, ValueText.of(value, LONGEST_VALUE));
  }
}
