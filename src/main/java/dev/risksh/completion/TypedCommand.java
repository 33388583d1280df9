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
    CommandSpec at = root;
    Optional<OptionSpec> waiting = Optional.empty();
    Set<OptionSpec> given = new HashSet<>();
    int positionals = 0;
    for (String word : words.subList(0, words.size() - 1)) {
      Optional<CommandSpec> next = subcommand(at, word);
      if (waiting.isPresent()) {
        waiting = Optional.empty();
      } else if (word.startsWith("-")) {
        Optional<OptionSpec> option = option(at, word);
        option.ifPresent(given::add);
        waiting = option.filter(known -> takesValue(known) && word.indexOf('=') < 0);
      } else if (next.isPresent() && positionals == 0) {
        at = next.get();
      } else {
        positionals++;
      }
    }
    String last = words.get(words.size() - 1);
    int equals = last.startsWith("-") ? last.indexOf('=') : -1;
    if (waiting.isEmpty() && equals > 0) {
      waiting = option(at, last).filter(TypedCommand::takesValue);
    }
    return new TypedCommand(
        at,
        waiting.map(ArgSpec.class::cast),
        last.substring(equals + 1),
        last.substring(0, equals + 1),
        given,
        positionals);
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
