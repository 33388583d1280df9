package dev.risksh.groovy.scan;

/** What can be open at the end of a line of Groovy. */
enum Open {
  PAREN("(", ")"),
  BRACKET("[", "]"),
  BRACE("{", "}"),
  /** The block after {@code do}, which nothing but {@code while} may follow. */
  DO_BLOCK("{", "}"),
  /** The block after {@code try}, which {@code catch} or {@code finally} must follow. */
  TRY_BLOCK("{", "}"),
  COMMENT("/*", "*/"),
  SINGLE("'", "'"),
  DOUBLE("\"", "\""),
  TRIPLE_SINGLE("'''", "'''"),
  TRIPLE_DOUBLE("\"\"\"", "\"\"\""),
  SLASHY("/", "/"),
  DOLLAR_SLASHY("$/", "/$");

  private final String begin;
  private final String end;

  Open(String begin, String end) {
    this.begin = begin;
    this.end = end;
  }

  String begin() {
    return begin;
  }

  String end() {
    return end;
  }

  boolean isBracket() {
    return compareTo(COMMENT) < 0;
  }

  boolean spansLines() {
    return this != SINGLE && this != DOUBLE;
  }

  /** Whether <code>${…}</code> in it is code. */
  boolean interpolates() {
    return this == DOUBLE || this == TRIPLE_DOUBLE || this == SLASHY || this == DOLLAR_SLASHY;
  }

  /** How many characters at {@code at} are an escape, whose last one has no meaning; or 0. */
  int escapeAt(String line, int at) {
    return switch (this) {
      case SINGLE, DOUBLE, TRIPLE_SINGLE, TRIPLE_DOUBLE -> line.charAt(at) == '\\' ? 2 : 0;
      case SLASHY -> line.startsWith("\\/", at) ? 2 : 0;
      case DOLLAR_SLASHY ->
          line.startsWith("$/$", at)
              ? 3
              : line.startsWith("$$", at) || line.startsWith("$/", at) ? 2 : 0;
      default -> 0;
    };
  }
}
