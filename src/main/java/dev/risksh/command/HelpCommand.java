package dev.risksh.command;

import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import dev.risksh.view.Said;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code /help}: all commands, or one of them. */
@Command(name = "help", description = "Lists the commands, or shows how one is used.")
final class HelpCommand implements Callable<Object>, AboutPrompt {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "COMMAND")
  private List<String> path;

  @Override
  public Object call() {
    CommandLine at = spec.parent().commandLine();
    for (String word : path == null ? List.<String>of() : path) {
      String name = word.startsWith("/") ? word.substring(1) : word;
      CommandLine next = at.getSubcommands().get(name);
      if (next == null) {
        throw Problem.usage(
            "unknown command '"
                + TerminalSafe.line(name)
                + "'"
                + Suggestions.didYouMean(name, at.getSubcommands().keySet()),
            "/help lists the commands");
      }
      at = next;
    }
    return new Said(at.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing());
  }
}
