package dev.risksh.command;

import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import dev.risksh.view.Page;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code risksh completion}: what bash, zsh or fish read to complete risksh. */
@Command(
    name = "completion",
    description = "Prints what bash, zsh or fish read to complete risksh on Tab.",
    footer = {"/completion bash", "/completion fish"})
final class CompletionCommand implements Callable<Object>, AboutPrompt {
  private final Context context;

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Shells.class,
      description = "${COMPLETION-CANDIDATES}.")
  private String shell;

  CompletionCommand(Context context) {
    this.context = context;
  }

  /** Of the commands in the OS shell, also where it was typed at the prompt, which has more. */
  @Override
  public Object call() {
    CompletionFile file =
        CompletionFile.named(shell)
            .orElseThrow(
                () ->
                    Problem.usage(
                        "there is no completion for '" + TerminalSafe.line(shell) + "'",
                        "one of " + String.join(", ", CompletionFile.labels())));
    CommandSpec root = Commands.inProcess(context.world(), options -> context.open()).model();
    return new Page(file.text(new CompletionTable(root)).lines().toList());
  }

  /** The shells, for completion. */
  static final class Shells implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return CompletionFile.labels().iterator();
    }
  }
}
