package dev.risksh.okta;

import dev.risksh.risk.RiskEvents;
import dev.risksh.risk.RiskPayload;
import dev.risksh.risk.RiskSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * That the org took a call with risk events, and what it said with it.
 *
 * @param status 202
 * @param requestId names the call in the System Log and to Okta's support
 * @param payload what was sent
 * @param sentAt by our clock
 * @param serverDate the org's clock when it answered; our own time where it did not say
 * @param took until the reply was there
 * @param rateLimit what is left of the provider's calls
 */
public record Receipt(
    int status,
    Optional<String> requestId,
    RiskPayload payload,
    Instant sentAt,
    Instant serverDate,
    Duration took,
    Optional<RateLimit> rateLimit) {

  /** The subjects sent; none when the payload was raw. */
  public List<RiskSubject> subjects() {
    return payload instanceof RiskEvents events ? events.subjects() : List.of();
  }

  /** How many events the call carried; 0 when the payload was raw. */
  public int events() {
    return payload instanceof RiskEvents events ? events.events().size() : 0;
  }

  @Override
  public String toString() {
    return "receipt " + status + ", " + payload;
  }
}
