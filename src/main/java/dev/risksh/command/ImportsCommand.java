package dev.risksh.command;

import dev.risksh.groovy.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code /imports}: what was imported here. */
@Command(name = "imports", description = "What was imported here.", footer = "/imports")
final class ImportsCommand implements Callable<Object>, AboutPrompt {
  private final Prompt prompt;

  @Parameters(
      arity = "0..*",
      paramLabel = SnippetLines.WHICH,
      description = SnippetLines.WHICH_HELP)
  private List<String> which = new ArrayList<>();

  ImportsCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Object call() {
    return SnippetLines.declared(prompt.snippets(), Declaration.Kind.IMPORT, which);
  }
}
