package dev.risksh.okta;

import java.time.Duration;

/**
 * How far a call is tried again on its own.
 *
 * @param most retries of one call; 0 for none
 * @param longestWait before a retry, even where the org says longer
 */
public record RetryLimits(int most, Duration longestWait) {
  /** As Okta's SDKs; a window of Okta's rate limits is one minute. */
  public static final RetryLimits USUAL = new RetryLimits(4, Duration.ofMinutes(2));

  public static final RetryLimits NONE = new RetryLimits(0, Duration.ZERO);
}
