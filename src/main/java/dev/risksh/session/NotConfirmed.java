package dev.risksh.session;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.risk.RiskSubject;
import java.time.Duration;
import java.util.List;

/** Signals that were taken with 202 and do not stand in the System Log. */
public final class NotConfirmed extends Problem {
  private static final long serialVersionUID = 1L;

  private final transient List<RiskSubject> missing;

  private final transient Duration within;

  NotConfirmed(String message, Duration within, List<RiskSubject> missing) {
    super(
        ExitCode.FAILED,
        message,
        "the log may lag: /confirm --within 2m waits longer; /provider list shows the action");
    this.missing = List.copyOf(missing);
    this.within = within;
  }

  /** How long was waited. */
  public Duration within() {
    return within;
  }

  public List<RiskSubject> missing() {
    return missing;
  }
}
