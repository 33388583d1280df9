package dev.risksh.okta;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is left of a rate-limit bucket, as a reply's {@code X-Rate-Limit-*} headers tell.
 *
 * @param limit calls a window
 * @param remaining calls left in this window
 * @param resetsAt when the window ends, by the server's clock, to the second
 */
public record RateLimit(int limit, int remaining, Instant resetsAt) {

  /** Empty unless all three headers are there and are numbers. */
  static Optional<RateLimit> of(Reply reply) {
    return of(reply.headers());
  }

  static Optional<RateLimit> of(List<Header> headers) {
    Optional<String> limit = Header.first(headers, "X-Rate-Limit-Limit");
    Optional<String> remaining = Header.first(headers, "X-Rate-Limit-Remaining");
    Optional<String> reset = Header.first(headers, "X-Rate-Limit-Reset");
    if (limit.isEmpty() || remaining.isEmpty() || reset.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RateLimit(
              Integer.parseInt(limit.get()),
              Integer.parseInt(remaining.get()),
              Instant.ofEpochSecond(Long.parseLong(reset.get()))));
    } catch (NumberFormatException | DateTimeException notANumber) {
      return Optional.empty();
    }
  }

  /**
   * When the window ends, counted from the reply, by the server's clock alone; empty where it does
   * not say. A second more, since both times are cut to the second.
   */
  static Optional<Duration> untilReset(Reply reply) {
    return of(reply)
        .flatMap(rate -> reply.date().map(date -> Duration.between(date, rate.resetsAt())))
        .map(left -> left.isNegative() ? Duration.ZERO : left)
        .map(left -> left.plusSeconds(1));
  }
}
