package dev.risksh.localorg;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts calls in windows that open with the first call (Okta: rate limits). */
final class RateLimiter {
  private final Map<String, Window> windows = new HashMap<>();

  private record Window(Instant ends, int calls) {}

  /**
   * Whether a call may go on, and what Okta's headers tell about it.
   *
   * @param calls how many there were in the window, this one too
   */
  record Allowance(int limit, int calls, long resetEpochSecond) {
    boolean granted() {
      return calls <= limit;
    }

    int remaining() {
      return Math.max(0, limit - calls);
    }

    /** Whether this is the call, of all in the window, that was one too many. */
    boolean isFirstRefused() {
      return calls == limit + 1;
    }

    /** Whether this is the call with which {@code percent} of the limit are used. */
    boolean reaches(int percent) {
      return calls == (limit * percent + 99) / 100;
    }

    Reply stamp(Reply reply) {
      return reply
          .withHeader("X-Rate-Limit-Limit", Integer.toString(limit))
          .withHeader("X-Rate-Limit-Remaining", Integer.toString(remaining()))
          .withHeader("X-Rate-Limit-Reset", Long.toString(resetEpochSecond));
    }
  }

  /** Counts a call of {@code who}, who may make {@code limit} in a window that long. */
  synchronized Allowance take(String who, int limit, Duration length, Instant now) {
    windows.values().removeIf(window -> !now.isBefore(window.ends()));
    Window before = windows.getOrDefault(who, new Window(now.plus(length), 0));
    Window after = new Window(before.ends(), before.calls() + 1);
    windows.put(who, after);
    // Whole seconds, rounded up: a client that waits until then finds a new window.
    long reset = after.ends().plusMillis(999).getEpochSecond();
    return new Allowance(limit, after.calls(), reset);
  }
}
