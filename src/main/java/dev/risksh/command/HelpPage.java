package dev.risksh.command;

import dev.risksh.console.Style;
import dev.risksh.console.Table;
import dev.risksh.console.TextWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What is known of a command, from the one table of commands: how it is written, what it does, what
 * it takes, and examples.
 */
public final class HelpPage {
  private static final String INDENT = "  ";

  /** Longer lines are hard to read, however wide the terminal is. */
  private static final int READABLE = 100;

  /** A command in a text: {@code /key new}, but not a path such as {@code a/b}. */
  private static final Pattern COMMAND = Pattern.compile("(?<![\\w/.:])/(?=[a-z])");

  private static final Pattern AT_PROMPT = Pattern.compile("(?<![\\w/.:]|= )/([a-z]+)");

  private final String prefix;
  private final Style style;
  private final int width;

  /**
   * @param prefix how a command begins where the user is: {@code /}, or {@code risksh }
   * @param width of the terminal in columns; 0 when it is not known
   */
  public HelpPage(String prefix, Style style, int width) {
    this.prefix = prefix;
    this.style = style;
    this.width = width == 0 ? READABLE : Math.min(width, READABLE);
  }

  /** All about one command. */
  public List<String> of(CommandSpec command) {
    List<String> lines = new ArrayList<>();
    lines.add(synopsis(command));
    describe(lines, command);
    table(lines, subcommands(command));
    table(lines, Stream.concat(parameters(command), options(command)).toList());
    lines.add("");
    examples(command).stream()
        // x = /command is Groovy around a command, which only the prompt has.
        .filter(example -> prefix.equals("/") || example.startsWith("/"))
        .forEach(example -> lines.add(INDENT + style.cyan(written(example))));
    return lines;
  }

  private void describe(List<String> lines, CommandSpec command) {
    for (String line : command.usageMessage().description()) {
      lines.add(INDENT + written(line));
    }
  }

  /** All commands in a line each, and what they have in common. */
  public List<String> overview(CommandSpec root) {
    List<String> lines = new ArrayList<>();
    for (String line : root.usageMessage().description()) {
      lines.add(line);
    }
    table(lines, subcommands(root));
    table(lines, root.options().stream().map(this::row).toList());
    lines.add("");
    lines.addAll(
        TextWidth.wrap(
            "Commands and options may be shortened while they are unambiguous. "
                + written("/help COMMAND")
                + " tells how one is used, "
                + written("/help " + String.join("|", Subjects.ALL))
                + " about a subject.",
            width));
    return lines;
  }

  /**
   * What is told on a subject. What is typed at the prompt alone stands as it is typed there: a
   * command that {@code root} does not have, and {@code x = /send e}.
   */
  public List<String> subject(String name, CommandSpec root) {
    List<String> lines = new ArrayList<>();
    for (String line : Subjects.text(name)) {
      lines.add(
          AT_PROMPT
              .matcher(line)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          root.subcommands().containsKey(found.group(1))
                              ? prefix + found.group(1)
                              : found.group())));
    }
    table(lines, Subjects.rows(name).stream().map(this::row).toList());
    return lines;
  }

  private List<String> row(List<String> pair) {
    return List.of(INDENT + style.cyan(pair.get(0)), pair.get(1));
  }

  /** What one argument of a command is. */
  public List<String> of(ArgSpec argument) {
    List<String> lines = new ArrayList<>();
    lines.add(style.bold(label(argument)));
    lines.add(INDENT + written(description(argument)));
    return lines;
  }

  /** The examples of a command, as they are typed at the prompt. */
  public static List<String> examples(CommandSpec command) {
    return List.of(command.usageMessage().footer());
  }

  /** A text with its commands as they are typed where the user is. */
  String written(String text) {
    return COMMAND.matcher(text).replaceAll(Matcher.quoteReplacement(prefix));
  }

  private String synopsis(CommandSpec command) {
    String name = command.qualifiedName(" ");
    String path = name.indexOf(' ') < 0 ? "" : name.substring(name.indexOf(' ') + 1);
    StringBuilder line = new StringBuilder(style.bold(prefix + path));
    if (!command.subcommands().isEmpty()) {
      line.append(" [COMMAND]");
    }
    Stream.concat(
            ownOptions(command).map(ArgSpec.class::cast), command.positionalParameters().stream())
        .forEach(
            argument ->
                line.append(' ')
                    .append(argument.required() ? label(argument) : "[" + label(argument) + "]"));
    return line.toString();
  }

  private static String label(ArgSpec argument) {
    String label = argument.paramLabel() + (argument.arity().max() > 1 ? "…" : "");
    if (argument instanceof OptionSpec option) {
      return option.arity().max() == 0 ? option.longestName() : option.longestName() + " " + label;
    }
    return label;
  }

  private List<List<String>> subcommands(CommandSpec command) {
    return command.subcommands().entrySet().stream()
        .map(
            entry ->
                List.of(
                    INDENT + style.cyan(entry.getKey()),
                    summary(entry.getValue().getCommandSpec())))
        .toList();
  }

  /** What a command does, in a line. */
  public static String summary(CommandSpec command) {
    String[] description = command.usageMessage().description();
    return description.length == 0 ? "" : description[0];
  }

  private Stream<List<String>> parameters(CommandSpec command) {
    return command.positionalParameters().stream().map(this::row);
  }

  private Stream<List<String>> options(CommandSpec command) {
    return ownOptions(command).map(this::row);
  }

  /** Those that every command takes are told once, with the list of commands. */
  private static Stream<OptionSpec> ownOptions(CommandSpec command) {
    return command.options().stream().filter(option -> !option.hidden() && !option.inherited());
  }

  private List<String> row(ArgSpec argument) {
    return List.of(INDENT + style.cyan(label(argument)), written(description(argument)));
  }

  /** What an argument is, with its choices and its default. */
  public static String description(ArgSpec argument) {
    String text = Arrays.stream(argument.description()).collect(Collectors.joining(" "));
    String choices =
        argument.completionCandidates() == null
            ? ""
            : String.join(", ", ArgumentKind.words(argument));
    return text.replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValueString()))
        .replace("${COMPLETION-CANDIDATES}", choices);
  }

  private void table(List<String> lines, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      List<Table.Column> columns = List.of(Table.Column.of(""), Table.Column.of("").wrapping());
      lines.addAll(Table.of(columns, rows).lines(width, style));
    }
  }
}
