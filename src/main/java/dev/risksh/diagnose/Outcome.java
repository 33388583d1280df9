package dev.risksh.diagnose;

import java.util.Locale;

/** What came of a {@link Check}. */
public enum Outcome {
  PASSED("✓"),
  /** It works, and may soon not. */
  WARNED("!"),
  FAILED("✗"),
  /** It was not made, and says why. */
  NOT_CHECKED("–");

  private final String mark;

  Outcome(String mark) {
    this.mark = mark;
  }

  public String mark() {
    return mark;
  }

  /** {@code not_checked}: as JSON has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
