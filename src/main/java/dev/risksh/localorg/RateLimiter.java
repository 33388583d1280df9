package dev.risksh.localorg;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts calls in windows of a minute that open with the first call (Okta: rate limits). */
final class RateLimiter {
  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final int limit;
  private final Map<String, Window> windows = new HashMap<>();

  private record Window(Instant opened, int calls) {}

  /** Whether a call may go on, and what Okta's headers tell about it. */
  record Allowance(boolean granted, int limit, int remaining, long resetEpochSecond) {
    Reply stamp(Reply reply) {
      return reply
          .withHeader("X-Rate-Limit-Limit", Integer.toString(limit))
          .withHeader("X-Rate-Limit-Remaining", Integer.toString(remaining))
          .withHeader("X-Rate-Limit-Reset", Long.toString(resetEpochSecond));
    }
  }

  RateLimiter(int limit) {
    this.limit = limit;
  }

  synchronized Allowance take(String who, Instant now) {
    windows.values().removeIf(window -> !now.isBefore(window.opened().plus(WINDOW)));
    Window before = windows.getOrDefault(who, new Window(now, 0));
    boolean granted = before.calls() < limit;
    int calls = granted ? before.calls() + 1 : before.calls();
    windows.put(who, new Window(before.opened(), calls));
    // Whole seconds, rounded up: a client that waits until then finds a new window.
    long reset = before.opened().plus(WINDOW).plusMillis(999).getEpochSecond();
    return new Allowance(granted, limit, limit - calls, reset);
  }
}
