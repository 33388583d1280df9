package dev.risksh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code POST /oauth2/v1/token}: client credentials with a signed assertion (Okta: service app
 * guide; RFC 7523).
 */
public final class TokenApi {
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private static final String BEARER = "Bearer";

  /** Of the org authorization server, always. */
  private static final Duration USUAL_LIFETIME = Duration.ofHours(1);

  /** Of any authorization server of Okta. */
  private static final Duration LONGEST_LIFETIME = Duration.ofDays(1);

  private final OktaClient client;
  private final Clock clock;

  public TokenApi(OktaClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * Asks for a token.
   *
   * @param clientId the app the assertion speaks for, to note whose token it is
   * @throws Refused with Okta's reason
   */
  public AccessToken request(ClientAssertion assertion, String clientId, List<String> scopes) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("scope", String.join(" ", scopes));
    form.put("client_assertion_type", ASSERTION_TYPE);
    form.put("client_assertion", assertion.jws().reveal());
    Reply reply = client.expect(Call.form("/oauth2/v1/token", form).repeatably(), 200);
    JsonNode body = reply.object();
    return new AccessToken(
        type(body),
        Secret.of(reply.required(body, "access_token")),
        granted(body, scopes),
        scopes,
        clientId,
        clock.instant().plus(lifetime(body)));
  }

  /** Names of schemes have no case (RFC 6749, section 5.1), and not every proxy keeps the field. */
  private static String type(JsonNode body) {
    String type = TerminalSafe.line(body.path("token_type").asText(BEARER));
    return type.equalsIgnoreCase(BEARER) ? BEARER : type;
  }

  /** A reply without scopes gives those that were asked for (RFC 6749, section 5.1). */
  private static List<String> granted(JsonNode body, List<String> asked) {
    if (!body.hasNonNull("scope")) {
      return asked;
    }
    String granted = TerminalSafe.line(body.path("scope").asText()).strip();
    return granted.isEmpty() ? List.of() : List.of(granted.split(" +"));
  }

  private static Duration lifetime(JsonNode body) {
    long seconds = body.path("expires_in").asLong(USUAL_LIFETIME.toSeconds());
    return Duration.ofSeconds(Math.max(0, Math.min(LONGEST_LIFETIME.toSeconds(), seconds)));
  }
}
