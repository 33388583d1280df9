package dev.risksh.diagnose;

import dev.risksh.jose.Secret;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.OrgUrl;
import dev.risksh.okta.ServiceApp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a JWT is held against when it is explained.
 *
 * @param now when it would be sent, or was sent, by our clock
 * @param serverAhead the server's clock less ours; empty where it was not measured
 * @param org the org it is for
 * @param call the call it was sent with; empty where it was not sent yet
 * @param app the app in use
 * @param registration what the org knows of the app; empty where it was not asked
 * @param token the access token that is shown with it, or would be
 * @param keys public keys that may have signed it
 * @param sent each {@code jti} that was sent before, with the number of the call
 */
public record Surroundings(
    Instant now,
    Optional<Duration> serverAhead,
    OrgUrl org,
    Optional<SentWith> call,
    Optional<ServiceApp> app,
    Optional<Registration> registration,
    Optional<Secret> token,
    List<KnownKey> keys,
    Map<String, Integer> sent) {

  public Surroundings {
    keys = List.copyOf(keys);
    sent = Map.copyOf(sent);
  }

  /** The method and address of the call that a JWT was sent with. */
  public record SentWith(int number, String method, URI address) {
    public static SentWith of(Exchange call) {
      return new SentWith(call.number(), call.method(), call.url());
    }
  }

  /** The server's clock less ours when it answered {@code exchange}, where that can be told. */
  public static Optional<Duration> serverAhead(Exchange exchange) {
    return new ClockFacts(Situation.none().with(exchange)).difference();
  }

  /** When it arrives, by the server's clock as far as that is known. */
  Instant arrival() {
    return now.plus(serverAhead.orElse(Duration.ZERO));
  }
}
