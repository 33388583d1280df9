package dev.risksh.okta;

import java.time.Duration;

/** How the time before a retry passes, where the user can see it. */
@FunctionalInterface
public interface Waiting {
  /**
   * Returns after {@code duration}, or throws when the user ends the wait.
   *
   * @param reason what is waited for, in words
   */
  void pass(Duration duration, String reason) throws InterruptedException;
}
