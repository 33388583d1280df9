package dev.risksh.okta;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;

/** The org answered, and the answer was not the one asked for. */
public final class Refused extends Problem {
  private static final long serialVersionUID = 1L;

  private final transient OktaError error;
  private final transient Exchange exchange;

  Refused(OktaError error, Exchange exchange) {
    super(
        exitCode(error),
        exchange.method() + " " + exchange.path() + " was refused: " + error.describe(),
        null);
    this.error = error;
    this.exchange = exchange;
  }

  private static ExitCode exitCode(OktaError error) {
    if (error.status() == 429) {
      return ExitCode.RATE_LIMITED;
    }
    return error.status() >= 400 && error.status() < 500 ? ExitCode.REFUSED : ExitCode.UNREACHABLE;
  }

  public OktaError error() {
    return error;
  }

  public Exchange exchange() {
    return exchange;
  }
}
