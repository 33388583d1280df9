package dev.risksh.junit;

/** What a step could not do. */
final class StepError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StepError(String message) {
    super(message);
  }

  /** The message on lines of its own: marks below a line point at what is above them. */
  @Override
  public String toString() {
    return getClass().getName() + ":\n" + getMessage();
  }
}
