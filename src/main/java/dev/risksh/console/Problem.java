package dev.risksh.console;

import java.util.Optional;

/**
 * Something the user can understand and act on: what was tried or found, and what to do next. Its
 * message never holds a secret.
 */
public class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String next;

  /**
   * @param exitCode what the process says when this ends it
   * @param message what was tried and what came of it, a sentence or two without a full stop needed
   * @param next what to type or change next; null when there is nothing to add
   */
  public Problem(ExitCode exitCode, String message, String next) {
    this(exitCode, message, next, null);
  }

  public Problem(ExitCode exitCode, String message, String next, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    this.next = next;
  }

  /** Wrong words on a command line or in a call. */
  public static Problem usage(String message, String next) {
    return new Problem(ExitCode.USAGE, message, next);
  }

  /** A file or a text that is not what it should be. */
  public static Problem badInput(String message, String next) {
    return new Problem(ExitCode.BAD_INPUT, message, next);
  }

  /** A check that was made and did not hold. */
  public static Problem failed(String message, String next) {
    return new Problem(ExitCode.FAILED, message, next);
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public Optional<String> next() {
    return Optional.ofNullable(next);
  }
}
