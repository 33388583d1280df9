package dev.risksh.report;

import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;

/**
 * Where a report goes.
 *
 * @param file as it was named; {@code -} for standard output
 */
record Destination(ReportFormat format, String file) {
  private static final String ALL = String.join(", ", ReportFormat.words());

  /**
   * Reads {@code junit=build/risksh.xml}.
   *
   * @throws Problem when it is not of that form, or there is no such format
   */
  static Destination of(String typed) {
    int equals = typed.indexOf('=');
    if (equals < 0 || typed.substring(equals + 1).isBlank()) {
      throw Problem.usage(
          "a report is named FORMAT=FILE, not '" + shown(typed) + "'",
          "--report html=report.html; the formats are " + ALL);
    }
    String word = typed.substring(0, equals).strip();
    ReportFormat format =
        ReportFormat.of(word)
            .orElseThrow(
                () ->
                    Problem.usage(
                        "there is no report '"
                            + shown(word)
                            + "'"
                            + Suggestions.didYouMean(word, ReportFormat.words()),
                        "the formats are " + ALL));
    return new Destination(format, typed.substring(equals + 1).strip());
  }

  /** Also under the name that the system has for it: what is one report has one writer. */
  boolean isStandardOutput() {
    return isStandardOutput(file);
  }

  static boolean isStandardOutput(String file) {
    return file.equals("-") || file.equals("/dev/stdout");
  }

  private static String shown(String text) {
    return TerminalSafe.excerpt(Redaction.text(text), 80);
  }
}
