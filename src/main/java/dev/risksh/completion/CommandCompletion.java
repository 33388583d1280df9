package dev.risksh.completion;

import dev.risksh.command.ArgumentKind;
import dev.risksh.command.HelpPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Completes commands: their names, options and values, from the one table of commands. */
public final class CommandCompletion {
  private final CommandSpec root;
  private final ArgumentValues values;

  public CommandCompletion(CommandSpec root, ArgumentValues values) {
    this.root = root;
    this.values = values;
  }

  /**
   * What the last word can become.
   *
   * @param words without the slash; the last one is being typed and may be empty
   */
  public List<Suggestion> suggestions(List<String> words) {
    TypedCommand line = TypedCommand.of(root, words);
    if (line.argument().isPresent()) {
      return values(line, line.argument().get(), words.subList(0, words.size() - 1)).stream()
          .map(value -> behind(line, value))
          .toList();
    }
    if (line.typed().startsWith("-")) {
      return options(line);
    }
    List<Suggestion> found = new ArrayList<>();
    if (line.positionals() == 0) {
      line.command().subcommands().forEach((name, command) -> found.add(command(name, command)));
    }
    line.parameter().ifPresent(parameter -> found.addAll(values.of(parameter, line.typed())));
    found.removeIf(suggestion -> !suggestion.text().startsWith(line.typed()));
    return found.isEmpty() && line.typed().isEmpty() ? options(line) : found;
  }

  /** What each word is; of the last one, which may be begun, also what it may become. */
  public List<WordKind> kinds(List<String> words) {
    List<WordKind> kinds = new ArrayList<>(TypedCommand.kinds(root, words));
    int last = kinds.size() - 1;
    if (kinds.get(last) == WordKind.UNKNOWN && !suggestions(words).isEmpty()) {
      kinds.set(last, WordKind.COMMAND);
    }
    return kinds;
  }

  private List<Suggestion> values(TypedCommand line, ArgSpec argument, List<String> before) {
    return switch (ArgumentKind.of(argument)) {
      case STEP -> values.steps(before, line.typed());
      case TAG -> values.tags(before, line.typed());
      default -> values.of(argument, line.typed());
    };
  }

  /** Behind what stands before the value in the same word. */
  private static Suggestion behind(TypedCommand line, Suggestion value) {
    return new Suggestion(
        line.head() + value.text(), value.group(), value.description(), value.complete());
  }

  private static List<Suggestion> options(TypedCommand line) {
    return line.options().stream()
        .map(
            option ->
                new Suggestion(option.longestName(), "options", HelpPage.description(option), true))
        .filter(suggestion -> suggestion.text().startsWith(line.typed()))
        .toList();
  }

  private static Suggestion command(String name, CommandLine command) {
    return new Suggestion(name, "commands", HelpPage.summary(command.getCommandSpec()), true);
  }

  /** What is known of the place: of a value its argument, elsewhere the command's help. */
  public List<String> documentation(List<String> words, HelpPage help) {
    TypedCommand line = TypedCommand.of(root, words);
    Optional<ArgSpec> argument = line.argument().or(() -> option(line));
    if (argument.isPresent()) {
      return help.of(argument.get());
    }
    if (!mayBeCommand(line)) {
      return help.of(meant(line));
    }
    return suggestions(words).isEmpty() ? List.of("no such command") : List.of();
  }

  /** Whether the last word is begun and can be nothing but the name of a command. */
  private static boolean mayBeCommand(TypedCommand line) {
    return !line.typed().isEmpty()
        && !line.typed().startsWith("-")
        && line.positionals() == 0
        && line.parameter().isEmpty()
        && !line.command().subcommands().isEmpty()
        && !line.command().subcommands().containsKey(line.typed());
  }

  /** The option whose name the last word is. */
  private static Optional<ArgSpec> option(TypedCommand line) {
    return line.options().stream()
        .filter(option -> List.of(option.names()).contains(line.typed()))
        .map(ArgSpec.class::cast)
        .findFirst();
  }

  /** The command whose name the last word is, else the one it belongs to. */
  private static CommandSpec meant(TypedCommand line) {
    CommandLine named = line.command().subcommands().get(line.typed());
    return named == null ? line.command() : named.getCommandSpec();
  }
}
