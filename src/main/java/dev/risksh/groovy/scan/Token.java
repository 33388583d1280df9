package dev.risksh.groovy.scan;

/**
 * A piece of Groovy text.
 *
 * @param start where it begins in the source
 * @param end where it is over
 */
public record Token(Kind kind, int start, int end) {
  /** What it is, as far as that can be told without compiling. */
  public enum Kind {
    /** A name, a keyword or a number. */
    WORD,
    /** A string, or the part of one before, between or after <code>${…}</code>. */
    STRING,
    COMMENT,
    /** One character of an operator, or a comma, dot, colon or semicolon. */
    MARK,
    OPEN,
    CLOSE
  }

  /** Its letters. */
  public String text(String source) {
    return source.substring(start, end);
  }
}
