package dev.risksh.diagnose;

import dev.risksh.jose.ClientAssertion;
import dev.risksh.okta.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How our clock stands against the server's, which every reply's {@code Date} tells. */
record ClockFacts(Situation situation) {
  /** {@code Date} has whole seconds, and a call takes its time: less than this says nothing. */
  private static final Duration NOTICEABLE = Duration.ofSeconds(2);

  /** The server's time less ours; zero where the call's own duration explains it. */
  Optional<Duration> difference() {
    return situation.clockDifference().or(() -> situation.exchange().flatMap(ClockFacts::measured));
  }

  private static Optional<Duration> measured(Exchange call) {
    Instant start = call.startedAt();
    Instant end = start.plus(call.took());
    return new Wire(Optional.of(call))
        .date()
        .map(
            date -> {
              if (date.isAfter(end)) {
                return Duration.between(end, date);
              }
              return date.plusSeconds(1).isBefore(start)
                  ? Duration.between(start, date)
                  : Duration.ZERO;
            });
  }

  /** When the call arrived, by the server's clock as far as that is known, else by ours. */
  Optional<Instant> arrival() {
    return situation
        .exchange()
        .map(Exchange::startedAt)
        .or(() -> situation.assertion().map(ClientAssertion::issuedAt))
        .map(ours -> ours.plus(difference().orElse(Duration.ZERO)));
  }

  /** {@code the server's clock}, or {@code this computer's clock} where only that is known. */
  String whose() {
    return difference().isPresent() ? "the server's clock" : "this computer's clock";
  }

  boolean isFast() {
    return difference()
        .filter(difference -> difference.compareTo(NOTICEABLE.negated()) <= 0)
        .isPresent();
  }

  boolean isSlow() {
    return difference().filter(difference -> difference.compareTo(NOTICEABLE) >= 0).isPresent();
  }

  /** {@code your clock is 4 min fast against the server's Date}; empty where it is right. */
  Optional<String> fault() {
    return difference()
        .filter(difference -> isFast() || isSlow())
        .map(
            difference ->
                "your clock is "
                    + Span.of(difference)
                    + (isFast() ? " fast" : " slow")
                    + " against the server's Date");
  }

  /** To set the clock, where it is wrong. */
  List<String> steps() {
    return fault().isPresent()
        ? List.of("set this computer's clock by a time server (NTP), then /token")
        : List.of();
  }
}
