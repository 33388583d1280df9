package dev.risksh.shell;

import dev.risksh.console.Problem;
import java.util.Locale;

/** What can have been typed: text without control characters, and not without end. */
final class PlainText {
  /** In characters. More than a person types, and less than hurts. */
  static final int LONGEST = 1 << 20;

  private PlainText() {}

  /** Refuses an input that nobody typed: too long, or with what only a terminal understands. */
  static void check(String input) {
    if (input.length() > LONGEST) {
      throw tooLong();
    }
    for (int i = 0; i < input.length(); i++) {
      char c = input.charAt(i);
      if (Character.isISOControl(c) && "\n\r\t\f".indexOf(c) < 0) {
        throw Problem.badInput(
            String.format(
                Locale.ROOT,
                "there is a control character in it (\\x%02x, the %dth character); nothing was run",
                (int) c,
                i + 1),
            "in a string of Groovy it is written \\u001b");
      }
    }
  }

  static Problem tooLong() {
    return Problem.badInput(
        "an input has at most " + LONGEST + " characters; nothing was run",
        "/open FILE, or /send FILE for events");
  }
}
