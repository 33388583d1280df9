package dev.risksh.command;

import dev.risksh.console.Problem;
import dev.risksh.groovy.Snippet;
import dev.risksh.view.Said;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code /drop}: takes away what a snippet declared. */
@Command(
    name = "drop",
    description = "Takes snippets away, and the variables, methods, types and imports they made.",
    footer = "/drop x")
final class DropCommand implements Callable<Object>, AboutPrompt {
  private final Prompt prompt;

  @Parameters(
      arity = "1..*",
      paramLabel = SnippetLines.WHICH,
      description = SnippetLines.WHICH_HELP)
  private List<String> which;

  DropCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Object call() {
    List<Snippet> chosen =
        prompt.snippets().select(which).stream().filter(Snippet::active).toList();
    if (chosen.isEmpty()) {
      throw Problem.usage("none of these counts any more", "/list shows those that do");
    }
    chosen.forEach(prompt::drop);
    return new Said(
        "dropped " + chosen.stream().map(Snippet::id).collect(Collectors.joining(", ")));
  }
}
