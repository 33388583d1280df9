package dev.risksh.command;

import dev.risksh.groovy.Snippet;
import dev.risksh.groovy.SnippetLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code /list}: what was typed, with its ids. */
@Command(
    name = "list",
    description = "What was typed here and still counts, with its ids.",
    footer = {"/list", "/list --all", "/list 1-2"})
final class ListCommand implements Callable<Object>, AboutPrompt {
  private final Prompt prompt;

  @Option(
      names = {"--all", "-all"},
      description = "Also the startup script, and what failed, was replaced or was dropped.")
  private boolean all;

  @Option(
      names = {"--start", "-start"},
      description = "Only the startup script.")
  private boolean start;

  @Parameters(
      arity = "0..*",
      paramLabel = SnippetLines.WHICH,
      description = SnippetLines.WHICH_HELP)
  private List<String> which = new ArrayList<>();

  ListCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Object call() {
    return chosen().stream().map(SnippetLines::of).toList();
  }

  private List<Snippet> chosen() {
    SnippetLog snippets = prompt.snippets();
    if (!which.isEmpty()) {
      return snippets.select(which);
    }
    if (start) {
      return snippets.all().stream().filter(Snippet::startup).toList();
    }
    return all ? snippets.all() : snippets.active();
  }
}
