package dev.risksh.groovy;

/** Ends a step that a script wants to leave out. */
public final class Skipped extends RuntimeException {
  /** What is said where the script did not say why. */
  public static final String WITHOUT_REASON = "so the script says";

  private static final long serialVersionUID = 1L;

  Skipped(String reason) {
    super(reason);
  }
}
