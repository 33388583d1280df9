package dev.risksh.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A claim that is a time: whole seconds since 1970, or what was written in their place.
 *
 * @param value missing where the claim is not there
 */
record TimeClaim(JsonNode value) {
  /** As seconds this is the year 5138; as milliseconds, 1973. */
  private static final long SURELY_MILLISECONDS = 100_000_000_000L;

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static TimeClaim in(ObjectNode claims, String name) {
    return new TimeClaim(claims.path(name));
  }

  /** The time; empty where it is not given in whole seconds since 1970. */
  Optional<Instant> instant() {
    return fault().isPresent()
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(Math.max(value.longValue(), -SURELY_MILLISECONDS)));
  }

  /** Why it is not whole seconds since 1970. */
  Optional<String> fault() {
    if (value.isMissingNode()) {
      return Optional.of("it is missing");
    }
    if (!value.isNumber()) {
      return Optional.of("it is not a JSON number");
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      return Optional.of("it is not a whole number");
    }
    long number = value.longValue();
    if (number >= SURELY_MILLISECONDS) {
      return Optional.of("these are milliseconds; seconds would be " + number / 1000);
    }
    return Optional.empty();
  }

  /** {@code 2026-11-24 12:05:00 UTC, 5 min from now}; to the second, as claims are. */
  static String told(Instant time, Surroundings around) {
    Duration ahead = Duration.between(around.arrival().truncatedTo(ChronoUnit.SECONDS), time);
    boolean sent = around.call().isPresent();
    String distance;
    if (ahead.isZero()) {
      distance = sent ? "when it was sent" : "now";
    } else if (ahead.isNegative()) {
      distance = Span.of(ahead) + (sent ? " before it was sent" : " ago");
    } else {
      distance = Span.of(ahead) + (sent ? " after it was sent" : " from now");
    }
    return CLOCK.format(time) + ", " + distance;
  }
}
