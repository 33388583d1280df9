package dev.risksh.console;

import java.util.Locale;

/** How much the prompt says by itself; what was asked for and what went wrong it says always. */
public enum Feedback {
  /** Nothing. */
  SILENT,
  /** The values of expressions. */
  CONCISE,
  /** Every value, and what was declared. */
  NORMAL,
  /** Types and ids too. */
  VERBOSE;

  /** Its name as a user writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it says what {@code other} says. */
  public boolean atLeast(Feedback other) {
    return compareTo(other) >= 0;
  }
}
