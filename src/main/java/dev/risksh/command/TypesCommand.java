package dev.risksh.command;

import dev.risksh.groovy.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code /types}: the classes, enums and other types that were declared here. */
@Command(
    name = "types",
    description = "The classes, enums and other types that were declared here.",
    footer = "/types")
final class TypesCommand implements Callable<Object>, AboutPrompt {
  private final Prompt prompt;

  @Parameters(
      arity = "0..*",
      paramLabel = SnippetLines.WHICH,
      description = SnippetLines.WHICH_HELP)
  private List<String> which = new ArrayList<>();

  TypesCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Object call() {
    return SnippetLines.declared(prompt.snippets(), Declaration.Kind.TYPE, which);
  }
}
