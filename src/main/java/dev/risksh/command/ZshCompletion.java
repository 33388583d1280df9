package dev.risksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completion of zsh, with descriptions: specifications for its {@code _arguments}. */
final class ZshCompletion {
  private static final Map<String, String> ACTIONS =
      Map.of(
          "file", "_files",
          "json", "_risksh_events",
          "script", "_risksh_scripts",
          "key", "_risksh_keys",
          "kid", "_risksh_kids",
          "session", "_risksh_sessions",
          "command", "_risksh_help",
          "report", "_risksh_reports",
          "environment", "_risksh_environments");

  private ZshCompletion() {}

  static Map<String, String> parts(CompletionTable table) {
    return Map.of(
        "TABLE",
        table.commands().stream()
            .map(command -> entry(table, command))
            .collect(Collectors.joining("\n")),
        "EVERYWHERE",
        table.everywhere().stream()
            .map(option -> "    " + option(option))
            .collect(Collectors.joining("\n")),
        "SUBJECTS",
        String.join(" ", Subjects.ALL),
        "REPORTS",
        ReportOptions.formats());
  }

  private static String entry(CompletionTable table, CommandSpec command) {
    String path = CompletionTable.path(command);
    List<String> lines = new ArrayList<>();
    lines.add("    " + CompletionFile.quoted(path) + ")");
    Map<String, String> below = CompletionTable.below(command);
    if (!below.isEmpty()) {
      lines.add("      commands=(");
      below.forEach(
          (name, does) -> lines.add("        " + CompletionFile.quoted(name + ":" + plain(does))));
      lines.add("      )");
    }
    List<String> arguments = new ArrayList<>();
    table.options(command).forEach(option -> arguments.add(option(option)));
    arguments.addAll(words(command, path));
    if (!arguments.isEmpty()) {
      lines.add("      arguments=(");
      arguments.forEach(argument -> lines.add("        " + argument));
      lines.add("      )");
    }
    lines.add("      ;;");
    return String.join("\n", lines);
  }

  /** The words that follow, the first of which may be a command. */
  private static List<String> words(CommandSpec command, String path) {
    if (command.subcommands().isEmpty()) {
      return command.positionalParameters().stream().map(ZshCompletion::word).toList();
    }
    String or =
        command.positionalParameters().stream()
            .filter(parameter -> !path.isEmpty())
            .map(parameter -> " compadd -- " + String.join(" ", CompletionTable.words(parameter)))
            .collect(Collectors.joining());
    return List.of(CompletionFile.quoted("1:command: _risksh_first \"" + path + "\"" + or));
  }

  private static String word(PositionalParamSpec parameter) {
    String number = CompletionTable.number(parameter);
    String place = number.endsWith("*") ? "*" : (parameter.index().min() + 1) + ":";
    return CompletionFile.quoted(
        place + ":" + escaped(parameter.paramLabel()) + ":" + action(parameter));
  }

  private static String option(OptionSpec option) {
    String repeated = option.isMultiValue() ? "*" : "";
    String description = "[" + escaped(CompletionTable.description(option)) + "]";
    return CompletionTable.takesValue(option)
        ? CompletionFile.quoted(
            repeated
                + option.longestName()
                + (option.longestName().startsWith("--") ? "=" : "")
                + description
                + ":"
                + escaped(option.paramLabel())
                + ":"
                + action(option))
        : CompletionFile.quoted(option.longestName() + description);
  }

  /**
   * Behind a blank it is called as it stands, else with arguments of {@code _arguments} between.
   */
  private static String action(ArgSpec argument) {
    String words = String.join(" ", CompletionTable.words(argument));
    String kind = CompletionTable.kind(argument);
    if (!kind.isEmpty()) {
      return ACTIONS.get(kind);
    }
    if (words.isEmpty()) {
      return " ";
    }
    return CompletionTable.isList(argument) ? " _values -s , word " + words : "(" + words + ")";
  }

  /** A description in {@code _describe}'s form, in which the first colon ends the word. */
  private static String plain(String text) {
    return text.replace("\\", "\\\\");
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\\\:\\[\\]]", "\\\\$0");
  }
}
