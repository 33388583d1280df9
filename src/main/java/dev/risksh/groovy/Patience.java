package dev.risksh.groovy;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Times;
import dev.risksh.console.World;
import dev.risksh.okta.Refused;
import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.time.Duration;
import java.time.Instant;

/**
 * Tries a block again and again until it passes or the time is over. A block passes that ends
 * without an error and does not say {@code false}.
 */
final class Patience {
  private final Host host;
  private final World world;
  private final Duration within;
  private final Duration every;
  private final Instant begunAt;
  private int tries;

  Patience(Host host, Duration within, Duration every) {
    if (within.isNegative() || every.isNegative() || every.isZero()) {
      throw Problem.usage(
          "eventually takes times that are more than nothing",
          "within: 30.seconds, every: 1.second");
    }
    this.host = host;
    this.within = within;
    this.every = every;
    world = host.session().world();
    begunAt = world.clock().instant();
  }

  /** The value of the first try that passes; what the last one threw when none did. */
  Object until(Closure<?> body) {
    while (true) {
      tries++;
      try {
        Object value = host.attempt(() -> passed(body));
        if (tries > 1) {
          host.print("passed at try " + tries + ", after " + Times.took(waited()) + "\n");
        }
        return value;
      } catch (RuntimeException | AssertionError thrown) {
        Duration pause = pause(thrown);
        Duration left = within.minus(waited());
        // What is too long to wait for would only fail later.
        boolean over =
            left.isZero() || left.isNegative() || isTold(thrown) && pause.compareTo(left) > 0;
        if (over || !mayPassLater(Failures.unwrap(thrown))) {
          if (tries > 1) {
            host.print("tried " + tries + " times in " + Times.took(waited()) + "\n");
          }
          throw thrown;
        }
        pass(pause.compareTo(left) < 0 ? pause : left);
      }
    }
  }

  private static Object passed(Closure<?> body) {
    Object value = body.call();
    if (Boolean.FALSE.equals(value)) {
      throw Problem.failed("eventually was to come to pass, and its block said false", null);
    }
    return value;
  }

  private Duration waited() {
    return Duration.between(begunAt, world.clock().instant());
  }

  /** A call too many is not made again before the org takes calls. */
  private Duration pause(Throwable thrown) {
    return Failures.unwrap(thrown) instanceof Refused refused
        ? refused.retryAfter().filter(wait -> wait.compareTo(every) > 0).orElse(every)
        : every;
  }

  private boolean isTold(Throwable thrown) {
    return pause(thrown) != every;
  }

  /** A mistake in the script stays one, and who was interrupted does not want to go on. */
  private static boolean mayPassLater(Throwable thrown) {
    if (thrown instanceof Problem problem) {
      return problem.exitCode() != ExitCode.USAGE
          && problem.exitCode() != ExitCode.BAD_INPUT
          && problem.exitCode() != ExitCode.INTERRUPTED;
    }
    return !(thrown instanceof Skipped
        || thrown instanceof MissingMethodException
        || thrown instanceof MissingPropertyException
        || thrown instanceof InterruptedException);
  }

  private void pass(Duration pause) {
    try {
      world.pause().last(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(ExitCode.INTERRUPTED, "waiting was interrupted", null);
    }
  }
}
