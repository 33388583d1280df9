package dev.risksh.okta;

import dev.risksh.jose.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the org gave for an assertion: the right to call some of its APIs for an hour.
 *
 * @param type {@code Bearer} or {@code DPoP}
 * @param value the token itself
 * @param granted the scopes in the reply; Okta drops those the app was not granted
 * @param asked the scopes in the request
 * @param clientId the app it was given to
 * @param expiresAt by our clock, counted from when the reply came
 * @param boundTo thumbprint of the key that has to be proved with it; empty where whoever has the
 *     token may use it
 */
public record AccessToken(
    String type,
    Secret value,
    List<String> granted,
    List<String> asked,
    String clientId,
    Instant expiresAt,
    Optional<String> boundTo) {

  public static final String BEARER = "Bearer";
  public static final String DPOP = "DPoP";

  public AccessToken {
    granted = List.copyOf(granted);
    asked = List.copyOf(asked);
  }

  /** Whether the org granted {@code scope}. */
  public boolean grants(String scope) {
    return granted.contains(scope);
  }

  /** The scopes that were asked for and silently not granted. */
  public List<String> missing() {
    return asked.stream().filter(scope -> !granted.contains(scope)).toList();
  }

  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** How long it still works; zero when it has expired. */
  public Duration left(Instant now) {
    return expired(now) ? Duration.ZERO : Duration.between(now, expiresAt);
  }

  @Override
  public String toString() {
    return type + " token, " + String.join(" ", granted);
  }
}
