package dev.risksh.console;

import java.util.Optional;

/**
 * A quotation mark as it stands in a text, with the backslashes before it: JSON inside a JSON
 * string is quoted by {@code \"}, and inside that by {@code \\\"}.
 *
 * @param mark {@code "} or {@code '}
 * @param backslashes how many stand before it
 */
record Quote(char mark, int backslashes) {
  /** The quotation mark whose first character is at {@code at}. */
  static Optional<Quote> at(String text, int at) {
    int mark = at;
    while (mark < text.length() && text.charAt(mark) == '\\') {
      mark++;
    }
    return mark < text.length() && isMark(text.charAt(mark))
        ? Optional.of(new Quote(text.charAt(mark), mark - at))
        : Optional.empty();
  }

  static boolean isMark(char c) {
    return c == '"' || c == '\'';
  }

  /** Characters it takes. */
  int length() {
    return backslashes + 1;
  }

  /**
   * Where the string whose content begins at {@code from} is closed by the same mark; a string that
   * nothing closes ends with its line or the text.
   */
  int close(String text, int from) {
    int run = 0;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        return at;
      }
      if (c == mark && closes(run)) {
        return at - Math.min(run, backslashes);
      }
      run = c == '\\' ? run + 1 : 0;
    }
    return text.length();
  }

  /** Fewer backslashes close a string around this one; an escaped mark inside has more. */
  private boolean closes(int run) {
    return run < backslashes || run % (2 * length()) == backslashes;
  }

  String around(String content) {
    String quote = "\\".repeat(backslashes) + mark;
    return quote + content + quote;
  }
}
