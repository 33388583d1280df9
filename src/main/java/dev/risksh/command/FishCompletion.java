package dev.risksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completion of fish, with descriptions: a {@code complete} for each word that can come. */
final class FishCompletion {
  private static final Map<String, String> VALUES =
      Map.of(
          "json", "(__risksh_files .json)",
          "script", "(__risksh_scripts)",
          "kid", "(__risksh_home keys .jwk.json)",
          "key", "(__risksh_home keys .jwk.json)",
          "session", "(__risksh_home sessions '')",
          "command", "(__risksh_help)",
          "report", "(__risksh_reports " + ReportOptions.formats() + ")",
          "environment", "(__risksh_environments)");

  private FishCompletion() {}

  static Map<String, String> parts(CompletionTable table) {
    List<String> lines = new ArrayList<>();
    table.everywhere().forEach(option -> lines.add("complete -c risksh" + option(option)));
    for (CommandSpec command : table.commands()) {
      String path = CompletionTable.path(command);
      String at = "complete -c risksh -n " + quoted("__risksh_at " + quoted(path));
      String first = "complete -c risksh -n " + quoted("__risksh_at " + quoted(path) + " 0");
      CompletionTable.below(command)
          .forEach((name, does) -> lines.add(first + " -a " + name + " -d " + quoted(does)));
      table.options(command).forEach(option -> lines.add(at + option(option)));
      for (PositionalParamSpec word : command.positionalParameters()) {
        lines.addAll(word(path, word));
      }
    }
    return Map.of(
        "COMMANDS",
        table.commands().stream()
            .map(CompletionTable::path)
            .filter(path -> !path.isEmpty())
            .map(FishCompletion::quoted)
            .collect(Collectors.joining(" ")),
        "VALUED",
        valued(table),
        "COMPLETE",
        String.join("\n", lines));
  }

  private static String valued(CompletionTable table) {
    List<String> valued = new ArrayList<>();
    table.everywhere().stream()
        .filter(CompletionTable::takesValue)
        .forEach(option -> valued.add(quoted("* " + option.longestName())));
    for (CommandSpec command : table.commands()) {
      table.options(command).stream()
          .filter(CompletionTable::takesValue)
          .forEach(
              option ->
                  valued.add(quoted(CompletionTable.path(command) + " " + option.longestName())));
    }
    return String.join(" ", valued);
  }

  private static String option(OptionSpec option) {
    String name = option.longestName();
    String names = name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1);
    String value = CompletionTable.takesValue(option) ? value(option) : "";
    return names + value + " -d " + quoted(CompletionTable.description(option));
  }

  /** What comes after an option that takes a value. */
  private static String value(ArgSpec argument) {
    return switch (CompletionTable.kind(argument)) {
      case "file" -> " -r -F";
      case "key" -> " -r -F -a " + quoted(VALUES.get("key"));
      default -> " -x" + words(argument);
    };
  }

  private static String words(ArgSpec argument) {
    String words = String.join(" ", CompletionTable.words(argument));
    String kind = CompletionTable.kind(argument);
    String all =
        !kind.isEmpty()
            ? VALUES.get(kind)
            : CompletionTable.isList(argument) && !words.isEmpty()
                ? "(__risksh_list " + words + ")"
                : words;
    return all.isEmpty() ? "" : " -a " + quoted(all);
  }

  private static List<String> word(String path, PositionalParamSpec word) {
    String at = "__risksh_at " + quoted(path) + " " + quoted(CompletionTable.number(word));
    String condition = path.isEmpty() ? at + "; and __risksh_no_command" : at;
    String what = CompletionTable.kind(word).equals("file") ? " -F" : words(word);
    List<String> lines = new ArrayList<>();
    if (!what.isEmpty()) {
      lines.add("complete -c risksh -n " + quoted(condition) + what);
    }
    if (CompletionTable.kind(word).equals("command")) {
      lines.add(
          "complete -c risksh -n "
              + quoted("__risksh_at " + quoted(path) + " 0")
              + " -a "
              + quoted(String.join(" ", Subjects.ALL)));
    }
    return lines;
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
