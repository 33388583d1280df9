package dev.risksh.jose;

import java.time.Duration;
import java.time.Instant;

/**
 * A time of an assertion, told when it is signed as whole seconds since 1970.
 *
 * @param distance from then on; negative for a time that is past
 */
public record FromNow(Duration distance) {
  long after(Instant now) {
    return now.getEpochSecond() + distance.toSeconds();
  }

  /** {@code 300 s from now}, {@code 300 s ago}. */
  @Override
  public String toString() {
    long seconds = distance.toSeconds();
    return Math.abs(seconds) + (seconds < 0 ? " s ago" : " s from now");
  }
}
