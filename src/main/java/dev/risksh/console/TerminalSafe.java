package dev.risksh.console;

/**
 * Makes text from elsewhere harmless to a terminal: what would move the cursor, change colours or
 * hide or reorder letters is shown instead of obeyed, as {@code \x1b} or {@code \u202e}.
 */
public final class TerminalSafe {
  private TerminalSafe() {}

  /** {@code text} with its newlines and tabs kept. */
  public static String text(String text) {
    return escape(text, true);
  }

  /** {@code text} on one line: newlines and tabs are made visible too. */
  public static String line(String text) {
    return escape(text, false);
  }

  /**
   * The beginning of {@code text} on one line, at most {@code length} characters and an ellipsis.
   */
  public static String excerpt(String text, int length) {
    if (text.length() <= length) {
      return line(text);
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return line(text.substring(0, end)) + "…";
  }

  private static String escape(String text, boolean keepLayout) {
    StringBuilder safe = null;
    int codePoint;
    for (int at = 0; at < text.length(); at += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(at);
      if (isHarmless(codePoint, keepLayout)) {
        if (safe != null) {
          safe.appendCodePoint(codePoint);
        }
      } else {
        if (safe == null) {
          safe = new StringBuilder(text.length() + 16).append(text, 0, at);
        }
        safe.append(visible(codePoint));
      }
    }
    return safe == null ? text : safe.toString();
  }

  private static boolean isHarmless(int codePoint, boolean keepLayout) {
    if (codePoint >= ' ' && codePoint < 0x7f) {
      return true;
    }
    if (codePoint == '\n' || codePoint == '\t') {
      return keepLayout;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String visible(int codePoint) {
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        String format =
            codePoint <= 0xff
                ? "\\x%02x"
                : Character.isBmpCodePoint(codePoint) ? "\\u%04x" : "\\U%08x";
        yield String.format(format, codePoint);
      }
    };
  }
}
