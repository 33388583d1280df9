package dev.risksh.shell;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One input of the prompt: a command, or Groovy.
 *
 * <p>A line that starts with a slash is a command unless that slash begins a comment. {@code x =
 * /send e} is one too; {@code x = /a b/} is not, since it ends as a pattern does.
 *
 * @param command whether it is one
 * @param variable what a command's value is given to
 * @param text a command from its slash on, or all of the Groovy
 */
record Input(boolean command, Optional<String> variable, String text) {
  private static final Pattern COMMAND =
      Pattern.compile(
          "\\s*(?:(/(?![/*]).*)|(?:def\\s+)?([A-Za-z_$][\\w$]*)\\s*=\\s*(/[A-Za-z][\\w-]*(?:\\s.*)?)(?<!/))",
          Pattern.DOTALL);

  static Input of(String line) {
    Matcher matcher = COMMAND.matcher(line);
    if (!matcher.matches()) {
      return new Input(false, Optional.empty(), line);
    }
    int start = Math.max(matcher.start(1), matcher.start(3));
    return new Input(true, Optional.ofNullable(matcher.group(2)), line.substring(start));
  }

  /** A command's words, its name without the slash. */
  List<String> words() {
    return CommandWords.split(text.substring(1));
  }
}
