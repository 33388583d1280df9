package dev.risksh.console;

/** What risksh says to the process that started it; the table stands in the README. */
public enum ExitCode {
  DONE(0, "done"),
  FAILED(1, "an assertion or a check failed"),
  USAGE(2, "wrong usage"),
  REFUSED(3, "Okta refused (4xx)"),
  UNREACHABLE(4, "could not reach the org"),
  RATE_LIMITED(5, "rate limited and gave up"),
  BAD_INPUT(6, "bad input file, or one that cannot be read or written"),
  BUG(70, "a bug in risksh"),
  INTERRUPTED(130, "interrupted");

  private final int value;
  private final String meaning;

  ExitCode(int value, String meaning) {
    this.value = value;
    this.meaning = meaning;
  }

  public int value() {
    return value;
  }

  public String meaning() {
    return meaning;
  }
}
