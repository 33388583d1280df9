package dev.risksh.diagnose;

import java.util.List;
import java.util.function.UnaryOperator;

/** All checks of a session and its org, in order. */
public record Checkup(List<Check> checks) {
  public Checkup {
    checks = List.copyOf(checks);
  }

  /** The same with commands as they are written elsewhere: {@code risksh token}. */
  public Checkup written(UnaryOperator<String> elsewhere) {
    return new Checkup(checks.stream().map(check -> check.written(elsewhere)).toList());
  }

  /** Whether no check failed; those that could not be made say so themselves. */
  public boolean isHealthy() {
    return count(Outcome.FAILED) == 0;
  }

  public long count(Outcome outcome) {
    return checks.stream().filter(check -> check.outcome() == outcome).count();
  }

  /** {@code not healthy: 1 failed, 2 not checked, 11 passed}. */
  public String summary() {
    StringBuilder words = new StringBuilder(isHealthy() ? "healthy: " : "not healthy: ");
    append(words, Outcome.FAILED, "failed");
    append(words, Outcome.WARNED, "with a warning");
    append(words, Outcome.NOT_CHECKED, "not checked");
    append(words, Outcome.PASSED, "passed");
    return words.substring(0, words.length() - 2);
  }

  private void append(StringBuilder words, Outcome outcome, String what) {
    if (count(outcome) > 0) {
      words.append(count(outcome)).append(' ').append(what).append(", ");
    }
  }

  @Override
  public String toString() {
    return summary();
  }
}
