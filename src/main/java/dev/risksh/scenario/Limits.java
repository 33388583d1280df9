package dev.risksh.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a scenario may take; empty where it may take as long as it likes.
 *
 * @param step each of its steps, setups and cleanups
 * @param scenario all of it, but for its cleanups
 */
public record Limits(Optional<Duration> step, Optional<Duration> scenario) {
  public static final Limits NONE = new Limits(Optional.empty(), Optional.empty());

  /** A cleanup runs also when the time of the scenario is over. */
  Optional<Duration> cleanup() {
    return step.or(() -> scenario);
  }
}
