package dev.risksh.command;

import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import dev.risksh.view.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code /help}: all commands, one of them, or a subject. */
@Command(
    name = "help",
    description = "Lists the commands, shows how one is used, or tells about a subject.",
    footer = {"/help", "/help event add", "/help limits"})
final class HelpCommand implements Callable<Object>, AboutPrompt {
  private final Context context;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "A command, or a subject: steps, keys, dsl, step, limits, shortcuts.")
  private List<String> path;

  HelpCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    CommandLine root = spec.parent().commandLine();
    if (path == null) {
      return new Page(context.help().overview(root.getCommandSpec()));
    }
    if (path.size() == 1 && Subjects.ALL.contains(path.get(0))) {
      return new Page(context.help().subject(path.get(0), root.getCommandSpec()));
    }
    CommandLine at = root;
    for (String word : path) {
      at = below(at, word.startsWith("/") ? word.substring(1) : word, at == root);
    }
    return new Page(context.help().of(at.getCommandSpec()));
  }

  private static CommandLine below(CommandLine at, String name, boolean first) {
    CommandLine next = at.getSubcommands().get(name);
    if (next == null) {
      List<String> known = new ArrayList<>(at.getSubcommands().keySet());
      known.addAll(first ? Subjects.ALL : List.of());
      throw Problem.usage(
          "unknown command '" + TerminalSafe.line(name) + "'" + Suggestions.didYouMean(name, known),
          first ? "/help lists the commands" : "/help " + at.getCommandSpec().name());
    }
    return next;
  }
}
