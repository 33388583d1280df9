package dev.risksh.completion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command line as far as it has been typed: which command its words lead to, and what its last
 * word can be.
 *
 * @param command the one that the words before the last lead to
 * @param argument the one whose value the last word is; empty where it may be more than that
 * @param typed the last word, or what stands after {@code =} in it
 * @param head what stands before that in the last word: {@code --risk=}
 * @param given the options that are there already
 * @param positionals how many words belong to no option
 */
record TypedCommand(
    CommandSpec command,
    Optional<ArgSpec> argument,
    String typed,
    String head,
    Set<OptionSpec> given,
    int positionals) {

  /**
   * @param words without the slash; the last one is being typed and may be empty
   */
  static TypedCommand of(CommandSpec root, List<String> words) {
    TypedCommand line = new TypedCommand(root, Optional.empty(), "", "", Set.of(), 0);
    for (String word : words.subList(0, words.size() - 1)) {
      line = line.then(word);
    }
    return line.ending(words.get(words.size() - 1));
  }

  /** The same with one more word. */
  private TypedCommand then(String word) {
    if (argument.isPresent()) {
      return with(command, Optional.empty(), given, positionals);
    }
    if (word.startsWith("-")) {
      Optional<OptionSpec> option = option(command, word);
      Set<OptionSpec> more = new HashSet<>(given);
      option.ifPresent(more::add);
      return with(command, option.filter(found -> awaitsValue(found, word)), more, positionals);
    }
    Optional<CommandSpec> next = positionals == 0 ? subcommand(command, word) : Optional.empty();
    return next.isPresent()
        ? with(next.get(), Optional.empty(), given, positionals)
        : with(command, Optional.empty(), given, positionals + 1);
  }

  private static boolean awaitsValue(OptionSpec option, String word) {
    return takesValue(option) && word.indexOf('=') < 0;
  }

  private static TypedCommand with(
      CommandSpec command, Optional<OptionSpec> waiting, Set<OptionSpec> given, int positionals) {
    return new TypedCommand(command, waiting.map(ArgSpec.class::cast), "", "", given, positionals);
  }

  private TypedCommand ending(String last) {
    int equals = argument.isEmpty() && last.startsWith("-") ? last.indexOf('=') : -1;
    Optional<ArgSpec> meant =
        equals < 0
            ? argument
            : option(command, last).filter(TypedCommand::takesValue).map(ArgSpec.class::cast);
    return new TypedCommand(
        command,
        meant,
        last.substring(equals + 1),
        last.substring(0, equals + 1),
        given,
        positionals);
  }

  /** What the words of a whole line are, the last included. */
  static List<WordKind> kinds(CommandSpec root, List<String> words) {
    List<WordKind> kinds = new ArrayList<>();
    TypedCommand line = new TypedCommand(root, Optional.empty(), "", "", Set.of(), 0);
    for (String word : words) {
      TypedCommand next = line.then(word);
      kinds.add(line.kind(word, next));
      line = next;
    }
    return kinds;
  }

  private WordKind kind(String word, TypedCommand next) {
    if (argument.isPresent()) {
      return WordKind.VALUE;
    }
    if (word.startsWith("-")) {
      return option(command, word).isPresent() || abbreviates(word)
          ? WordKind.OPTION
          : WordKind.UNKNOWN;
    }
    if (next.command() != command) {
      return WordKind.COMMAND;
    }
    return parameter().isPresent() ? WordKind.VALUE : WordKind.UNKNOWN;
  }

  private boolean abbreviates(String word) {
    return command.options().stream().anyMatch(option -> option.longestName().startsWith(word));
  }

  /** As picocli finds it: by its name, or the beginning of it while only one begins like that. */
  private static Optional<CommandSpec> subcommand(CommandSpec command, String word) {
    CommandLine exact = command.subcommands().get(word);
    if (exact != null) {
      return Optional.of(exact.getCommandSpec());
    }
    List<CommandLine> beginning =
        command.subcommands().entrySet().stream()
            .filter(entry -> !word.isEmpty() && entry.getKey().startsWith(word))
            .map(Map.Entry::getValue)
            .distinct()
            .toList();
    return beginning.size() == 1
        ? Optional.of(beginning.get(0).getCommandSpec())
        : Optional.empty();
  }

  private static Optional<OptionSpec> option(CommandSpec command, String word) {
    String name = word.indexOf('=') < 0 ? word : word.substring(0, word.indexOf('='));
    return command.options().stream()
        .filter(option -> List.of(option.names()).contains(name))
        .findFirst();
  }

  private static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  /** The parameter that the last word would be; empty where no more is taken. */
  Optional<PositionalParamSpec> parameter() {
    return command.positionalParameters().stream()
        .filter(parameter -> parameter.index().contains(positionals))
        .findFirst();
  }

  /** The options that can still be given. */
  List<OptionSpec> options() {
    List<OptionSpec> options = new ArrayList<>(command.options());
    options.removeIf(option -> option.hidden() || given.contains(option) && !option.isMultiValue());
    return options;
  }
}
