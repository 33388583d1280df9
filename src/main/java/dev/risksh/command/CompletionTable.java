package dev.risksh.command;

import dev.risksh.console.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The one table of commands, as the completion of an OS shell wants it. */
final class CompletionTable {
  private static final HelpPage HELP = new HelpPage("risksh ", Style.plain(), 0);

  private final CommandSpec root;

  CompletionTable(CommandSpec root) {
    this.root = root;
  }

  /** Every command, each before those below it. */
  List<CommandSpec> commands() {
    return withAllBelow(root).toList();
  }

  private static Stream<CommandSpec> withAllBelow(CommandSpec command) {
    return Stream.concat(
        Stream.of(command),
        command.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .flatMap(CompletionTable::withAllBelow));
  }

  /** {@code key new}: the words that lead to a command; none for risksh itself. */
  static String path(CommandSpec command) {
    String name = command.qualifiedName(" ");
    return name.indexOf(' ') < 0 ? "" : name.substring(name.indexOf(' ') + 1);
  }

  /** The commands below one, with what each does. */
  static Map<String, String> below(CommandSpec command) {
    return command.subcommands().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> HELP.written(HelpPage.summary(entry.getValue().getCommandSpec())),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  /** The options that every command takes. */
  List<OptionSpec> everywhere() {
    return root.options().stream()
        .filter(option -> option.scopeType() == CommandLine.ScopeType.INHERIT)
        .toList();
  }

  /** The options that a command takes besides. */
  List<OptionSpec> options(CommandSpec command) {
    List<String> everywhere = everywhere().stream().map(OptionSpec::longestName).toList();
    return command.options().stream()
        .filter(option -> !option.hidden() && !everywhere.contains(option.longestName()))
        .toList();
  }

  /**
   * Every argument of which something is known, by command and name, or number: {@code key new
   * --type}, {@code run 0*}. For an option that every command takes the command is {@code *}.
   */
  Map<String, ArgSpec> values() {
    Map<String, ArgSpec> values = new LinkedHashMap<>();
    everywhere().forEach(option -> values.put("* " + option.longestName(), option));
    for (CommandSpec command : commands()) {
      for (OptionSpec option : options(command)) {
        values.put(path(command) + " " + option.longestName(), option);
      }
      for (PositionalParamSpec parameter : command.positionalParameters()) {
        values.put(path(command) + " " + number(parameter), parameter);
      }
    }
    values.values().removeIf(value -> kind(value).isEmpty() && words(value).isEmpty());
    return values;
  }

  /** Which word of a command a parameter is, from 0; {@code 1*} for that and all after it. */
  static String number(PositionalParamSpec parameter) {
    int first = parameter.index().min();
    return parameter.index().max() > first ? first + "*" : Integer.toString(first);
  }

  static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  /** What an argument is, in a line. */
  static String description(ArgSpec argument) {
    return HELP.written(HelpPage.description(argument));
  }

  /** The words that an argument can be, in every session. */
  static List<String> words(ArgSpec argument) {
    List<String> words = new ArrayList<>(ArgumentKind.words(argument));
    if (ArgumentKind.of(argument) == ArgumentKind.COMMAND) {
      words.addAll(Subjects.ALL);
    }
    return words;
  }

  /**
   * What else it can be, and only the OS shell can look up: the name of a function in the script.
   */
  static String kind(ArgSpec argument) {
    if (argument instanceof OptionSpec option && option.longestName().equals("--session")) {
      return "session";
    }
    return switch (ArgumentKind.of(argument)) {
      case FILE -> "file";
      case EVENT -> "json";
      case SCRIPT -> "script";
      case KEY -> "key";
      case KID -> "kid";
      case COMMAND -> "command";
      case REPORT -> "report";
      case ENVIRONMENT -> "environment";
      default -> "";
    };
  }

  /** Whether several of the words can stand in one, between commas. */
  static boolean isList(ArgSpec argument) {
    return argument.splitRegex().equals(",");
  }
}
