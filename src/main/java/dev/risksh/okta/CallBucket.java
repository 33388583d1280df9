package dev.risksh.okta;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The calls of one kind that are left in this window, of which a reply tells. As long as nothing is
 * known of a window one call goes ahead, and the others wait for what comes back with it.
 */
final class CallBucket {
  private static final int UNKNOWN = -1;

  /** Both ends of a window are told to the second. */
  private static final Duration SLACK = Duration.ofSeconds(3);

  private final String pattern;
  private final Clock clock;
  private int limit;
  private int left = UNKNOWN;
  private Instant resetsAt = Instant.MIN;
  private int underWay;
  private boolean unlimited;

  CallBucket(String pattern, Clock clock) {
    this.pattern = pattern;
    this.clock = clock;
  }

  void take(Duration longestWait, Waiting waiting) throws InterruptedException {
    Duration wait = tryTake();
    while (!wait.isZero()) {
      if (wait.compareTo(longestWait) > 0) {
        enter();
        return;
      }
      waiting.pass(wait, told());
      wait = tryTake();
    }
  }

  private synchronized String told() {
    return "all " + limit + " calls to " + pattern + " are used up, the next window begins";
  }

  private synchronized void enter() {
    underWay++;
  }

  /** How long to wait before there is a part to take; zero when it was taken. */
  private synchronized Duration tryTake() throws InterruptedException {
    while (true) {
      Instant now = clock.instant();
      if (left != UNKNOWN && !now.isBefore(resetsAt)) {
        left = UNKNOWN;
      }
      if (unlimited || left > 0 || (left == UNKNOWN && underWay == 0)) {
        left = left > 0 ? left - 1 : left;
        underWay++;
        return Duration.ZERO;
      }
      if (left == 0) {
        return Duration.between(now, resetsAt);
      }
      wait();
    }
  }

  /** A call has ended. */
  synchronized void settle(Optional<Reply> reply) {
    underWay--;
    if (reply.isPresent()) {
      learn(reply.get());
    }
    notifyAll();
  }

  private void learn(Reply reply) {
    Optional<RateLimit> rate = RateLimit.of(reply);
    Optional<Duration> untilReset = RateLimit.untilReset(reply);
    if (rate.isEmpty() || untilReset.isEmpty()) {
      // Nobody counts; a refusal on the way to the org says nothing of it.
      unlimited |= reply.status() < 400;
      return;
    }
    unlimited = false;
    limit = rate.get().limit();
    Instant told = clock.instant().plus(untilReset.get());
    boolean nextWindow = told.isAfter(resetsAt.plus(SLACK));
    if (left == UNKNOWN || nextWindow) {
      left = Math.max(0, rate.get().remaining() - underWay);
      resetsAt = told;
    } else {
      left = Math.min(left, rate.get().remaining());
    }
  }
}
