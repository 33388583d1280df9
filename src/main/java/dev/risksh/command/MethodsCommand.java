package dev.risksh.command;

import dev.risksh.groovy.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code /methods}: the methods that were declared here. */
@Command(
    name = "methods",
    description = "The methods that were declared here.",
    footer = "/methods")
final class MethodsCommand implements Callable<Object>, AboutPrompt {
  private final Prompt prompt;

  @Parameters(
      arity = "0..*",
      paramLabel = SnippetLines.WHICH,
      description = SnippetLines.WHICH_HELP)
  private List<String> which = new ArrayList<>();

  MethodsCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Object call() {
    return SnippetLines.declared(prompt.snippets(), Declaration.Kind.METHOD, which);
  }
}
