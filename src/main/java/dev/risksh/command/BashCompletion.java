package dev.risksh.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion of bash: words only, since bash has no place for what they mean. */
final class BashCompletion {
  private BashCompletion() {}

  static Map<String, String> parts(CompletionTable table) {
    return Map.of(
        "TABLE",
        table.commands().stream()
            .map(command -> entry(table, command))
            .collect(Collectors.joining("\n")),
        "FLAGS",
        names(table.everywhere(), false),
        "VALUED",
        names(table.everywhere(), true),
        "VALUES",
        values(table));
  }

  private static String entry(CompletionTable table, CommandSpec command) {
    List<String> lines = new ArrayList<>();
    lines.add("    " + CompletionFile.quoted(CompletionTable.path(command)) + ")");
    Map<String, String> lists = new LinkedHashMap<>();
    lists.put("commands", String.join(" ", CompletionTable.below(command).keySet()));
    lists.put("flags", names(table.options(command), false));
    lists.put("valued", names(table.options(command), true));
    lists.forEach(
        (name, words) -> {
          if (!words.isBlank()) {
            lines.add("      " + name + "=" + CompletionFile.quoted(words));
          }
        });
    lines.add("      ;;");
    return String.join("\n", lines);
  }

  /** A blank before each, so that lists can be joined. */
  private static String names(List<OptionSpec> options, boolean valued) {
    return options.stream()
        .filter(option -> CompletionTable.takesValue(option) == valued)
        .map(option -> " " + option.longestName())
        .collect(Collectors.joining());
  }

  private static String values(CompletionTable table) {
    return table.values().entrySet().stream()
        .map(value -> "    " + pattern(value.getKey()) + ") " + value(value.getValue()) + " ;;")
        .collect(Collectors.joining("\n"));
  }

  /** What a {@code case} compares with: {@code *} matches what it should if it is not quoted. */
  private static String pattern(String name) {
    if (name.startsWith("*")) {
      return "*" + CompletionFile.quoted(name.substring(1));
    }
    return name.endsWith("*")
        ? CompletionFile.quoted(name.substring(0, name.length() - 2)) + "[0-9]*"
        : CompletionFile.quoted(name);
  }

  private static String value(ArgSpec argument) {
    String kind = CompletionTable.kind(argument);
    String words = String.join(" ", CompletionTable.words(argument));
    List<String> parts = new ArrayList<>();
    if (!kind.isEmpty()) {
      parts.add("kind=" + CompletionFile.quoted(kind));
    } else if (CompletionTable.isList(argument)) {
      parts.add("kind='list'");
    }
    if (!words.isEmpty()) {
      parts.add("words=" + CompletionFile.quoted(words));
    }
    return String.join(" ", parts);
  }
}
