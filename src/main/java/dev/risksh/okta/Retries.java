package dev.risksh.okta;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Whether and when one call is tried again, and what tells the org that it is (Okta: rate limit
 * best practices; the waits and headers are those of Okta's SDKs).
 */
final class Retries {
  private static final int TOO_MANY = 429;
  private static final Set<Integer> BUSY = Set.of(503, 504);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  private final RetryLimits limits;
  private Optional<String> firstRequestId = Optional.empty();
  private int made;

  /**
   * A retry that is due.
   *
   * @param reason in words, such as {@code too many calls (429), retry 1 of 4}
   */
  record Retry(Duration delay, String reason) {}

  Retries(RetryLimits limits) {
    this.limits = limits;
  }

  /** The call as it is sent now: a retry says so, and of which call it is one. */
  Call marked(Call call) {
    if (made == 0) {
      return call;
    }
    Call counted = call.with("X-Okta-Retry-Count", Integer.toString(made));
    return firstRequestId.map(id -> counted.with("X-Okta-Retry-For", id)).orElse(counted);
  }

  /** Empty where the reply is the answer. */
  Optional<Retry> after(Reply reply, Call call) {
    firstRequestId = firstRequestId.or(reply::requestId);
    if (reply.status() == TOO_MANY) {
      return next(RateLimit.untilReset(reply).orElseGet(this::pause), "too many calls (429)");
    }
    return BUSY.contains(reply.status()) && call.repeatable()
        ? next(pause(), "the org is busy (" + reply.status() + ")")
        : Optional.empty();
  }

  /** Empty where the failure is final. */
  Optional<Retry> after(NoReply failure, Call call) {
    return failure.broken() && call.repeatable()
        ? next(pause(), "the connection broke")
        : Optional.empty();
  }

  /** A wait that all retries together are too short for is not begun. */
  private Optional<Retry> next(Duration wait, String why) {
    int left = limits.most() - made;
    if (left <= 0 || wait.compareTo(limits.longestWait().multipliedBy(left)) > 0) {
      return Optional.empty();
    }
    made++;
    Duration delay = wait.compareTo(limits.longestWait()) < 0 ? wait : limits.longestWait();
    return Optional.of(new Retry(delay, why + ", retry " + made + " of " + limits.most()));
  }

  /** Twice as long each time. */
  private Duration pause() {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(made, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
