package dev.risksh.command;

import dev.risksh.view.SnippetLine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code /history}: every line as it was typed. */
@Command(
    name = "history",
    description = "Every line that was typed here, as it was typed.",
    footer = {"/history", "/history --all"})
final class HistoryCommand implements Callable<Object>, AboutPrompt {
  private final Prompt prompt;

  @Option(
      names = {"--all", "-all"},
      description = "Also those of earlier sessions.")
  private boolean all;

  HistoryCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Object call() {
    List<String> lines = prompt.typed(all);
    return IntStream.range(0, lines.size())
        .mapToObj(i -> new SnippetLine(Integer.toString(i + 1), lines.get(i), Optional.empty()))
        .toList();
  }
}
