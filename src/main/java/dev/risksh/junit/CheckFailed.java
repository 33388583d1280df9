package dev.risksh.junit;

/** A check of a step that did not hold. */
final class CheckFailed extends AssertionError {
  private static final long serialVersionUID = 1L;

  CheckFailed(String message) {
    super(message, null);
  }

  /** The message on lines of its own: marks below a line point at what is above them. */
  @Override
  public String toString() {
    return getClass().getName() + ":\n" + getMessage();
  }
}
