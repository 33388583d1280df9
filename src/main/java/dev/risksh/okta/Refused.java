package dev.risksh.okta;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import java.time.Duration;
import java.util.Optional;

/** The org answered, and the answer was not the one asked for. */
public final class Refused extends Problem {
  private static final long serialVersionUID = 1L;
  private static final int TOO_MANY = 429;

  private final transient OktaError error;
  private final transient Exchange exchange;
  private final transient Optional<Duration> wait;

  Refused(Reply reply) {
    this(
        OktaError.of(reply),
        reply.exchange(),
        reply.status() == TOO_MANY ? RateLimit.untilReset(reply) : Optional.empty());
  }

  private Refused(OktaError error, Exchange exchange, Optional<Duration> wait) {
    super(
        exitCode(error),
        exchange.method() + " " + exchange.path() + " was refused: " + error.describe(),
        wait.map(time -> "calls are taken again in " + time.toSeconds() + " s").orElse(null));
    this.error = error;
    this.exchange = exchange;
    this.wait = wait;
  }

  /** When a call that was one too many may be tried again; empty where the org does not say. */
  public Optional<Duration> retryAfter() {
    return wait;
  }

  private static ExitCode exitCode(OktaError error) {
    if (error.status() == TOO_MANY) {
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
