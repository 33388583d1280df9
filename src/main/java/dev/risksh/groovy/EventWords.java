package dev.risksh.groovy;

import dev.risksh.console.Problem;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskLevel;
import dev.risksh.risk.RiskLimits;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The words inside {@code event { … }}. */
public final class EventWords {
  private final RiskEvent.Builder builder = RiskEvent.builder();
  private final Instant now;

  EventWords(Instant now) {
    this.now = now;
  }

  /** {@code subject ip: '1.1.1.1', risk: HIGH, message: 'Detected Attack tooling'}. */
  @Does("Adds an address and how risky it is; " + RiskLimits.SUBJECTS_RULE + ".")
  @Takes(name = "ip", value = RiskLimits.IP_RULE)
  @Takes(name = "risk", value = RiskLimits.LEVEL_RULE, of = RiskLevel.class)
  @Takes(name = "message", value = RiskLimits.MESSAGE_RULE)
  public void subject(Map<String, ?> named) {
    Arguments arguments = Arguments.of(EventWords.class, "subject", named);
    builder.subject(
        arguments.text("ip").orElse(null),
        level(arguments.raw("risk")),
        arguments.text("message").orElse(null));
  }

  /** When the provider saw it: an {@link Instant} or its ISO 8601 text. */
  @Does(RiskLimits.TIMESTAMP_RULE)
  public void timestamp(Object time) {
    builder.timestamp(instant("timestamp", time));
  }

  /** Until when it counts: a duration from now, an {@link Instant} or its ISO 8601 text. */
  @Does(RiskLimits.EXPIRES_RULE)
  public void expires(Object time) {
    builder.expiresAt(instant("expires", time));
  }

  /** As {@link #expires}, under the name it has on the wire. */
  @Does(RiskLimits.EXPIRES_RULE)
  public void expiresAt(Object time) {
    expires(time);
  }

  private static RiskLevel level(Object risk) {
    return risk == null || risk instanceof RiskLevel
        ? (RiskLevel) risk
        : RiskLevel.parse(risk.toString());
  }

  private Instant instant(String word, Object time) {
    if (time instanceof Instant instant) {
      return instant;
    }
    if (time instanceof Duration fromNow) {
      return now.plus(fromNow);
    }
    try {
      return Instant.parse(String.valueOf(time));
    } catch (DateTimeException e) {
      throw Problem.usage(
          word + ": '" + time + "' is not a time", "such as '2026-01-20T00:00:00.000Z'");
    }
  }

  RiskEvent build() {
    return builder.build();
  }
}
