package dev.risksh.command;

import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words that no command takes, as a problem: what was wrong, what was meant, how it is used. */
final class Misuse {
  private static final Set<String> NOT_WHILE_PAUSED = Set.of("reset", "reload", "tour");

  /** picocli's words for a value that is none of an enum's, which it writes as Java does. */
  private static final Pattern CHOICE =
      Pattern.compile(
          "Invalid value for option '(?<option>\\S+)'.*: expected one of \\[(?<values>.*)\\]"
              + " \\(case-insensitive\\) but was '(?<typed>.*)'",
          Pattern.DOTALL);

  private final Context context;
  private final CommandLine line;
  private final boolean paused;

  /**
   * @param line of all commands
   * @param paused whether a script pauses where they are typed
   */
  Misuse(Context context, CommandLine line, boolean paused) {
    this.paused = paused;
    this.context = context;
    this.line = line;
  }

  /**
   * @param words that were given; picocli takes a word behind an unknown command for one that is
   *     short for several
   */
  Problem of(ParameterException e, List<String> words) {
    if (e.getMessage().contains("is not unique") && beginsUnknown(words)) {
      return unknown(words.get(0), line);
    }
    CommandLine where = e.getCommandLine();
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      return unknown(unmatched.getUnmatched().get(0), where);
    }
    Matcher choice = CHOICE.matcher(e.getMessage());
    if (choice.matches()) {
      String values = choice.group("values").toLowerCase(Locale.ROOT);
      return Problem.usage(
          choice.group("option")
              + " takes "
              + values.replaceFirst(", (?!.*,)", " or ")
              + ", not '"
              + harmless(choice.group("typed"))
              + "'"
              + Suggestions.didYouMean(choice.group("typed"), List.of(values.split(", "))),
          howItIsUsed(where));
    }
    String message =
        e.getMessage()
            .replaceFirst("^Error: ", "")
            .replaceFirst("is not an? (int|long)$", "is not a whole number");
    return Problem.usage(harmless(message), howItIsUsed(where));
  }

  private boolean beginsUnknown(List<String> words) {
    return !words.isEmpty()
        && !words.get(0).startsWith("-")
        && line.getSubcommands().keySet().stream().noneMatch(name -> name.startsWith(words.get(0)));
  }

  private Problem unknown(String word, CommandLine where) {
    if (where == line && !paused && StepCommands.NAMES.contains(word)) {
      return Problem.usage(
          "'" + word + "' is for a script that pauses, and none does",
          context.written("run --step FILE") + " pauses before each of its steps");
    }
    if (where == line && paused && NOT_WHILE_PAUSED.contains(word)) {
      return Problem.usage(
          "'" + word + "' is not for while a script pauses: its state is the script's",
          context.written("stop") + " ends the script");
    }
    Set<String> commands = where.getSubcommands().keySet();
    String what;
    Collection<String> known;
    if (word.startsWith("-")) {
      what = "unknown option";
      // Between one letter and another nothing is near.
      known = word.length() > 2 ? where.getCommandSpec().optionsMap().keySet() : Set.of();
    } else {
      what = commands.isEmpty() ? path(where) + " takes no" : "unknown command";
      known = commands;
    }
    return Problem.usage(
        what + " '" + harmless(word) + "'" + Suggestions.didYouMean(word, known),
        howItIsUsed(where));
  }

  /** What was typed may be a token in the wrong place. */
  private static String harmless(String text) {
    return TerminalSafe.line(Redaction.text(text));
  }

  private String howItIsUsed(CommandLine where) {
    return where == line
        ? context.written("help") + " lists the commands"
        : context.written("help " + path(where)) + " shows how it is used";
  }

  /** {@code key new}: the words that lead to a command. */
  private static String path(CommandLine where) {
    String qualified = where.getCommandSpec().qualifiedName(" ");
    return qualified.substring(qualified.indexOf(' ') + 1);
  }
}
