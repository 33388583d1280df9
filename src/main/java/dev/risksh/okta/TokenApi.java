package dev.risksh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.Secret;
import java.time.Clock;
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
    Reply reply = client.expect(Call.form("/oauth2/v1/token", form), 200);
    JsonNode body = reply.json();
    String granted = TerminalSafe.line(body.path("scope").asText(""));
    return new AccessToken(
        TerminalSafe.line(reply.required(body, "token_type")),
        Secret.of(reply.required(body, "access_token")),
        granted.isBlank() ? List.of() : List.of(granted.trim().split(" +")),
        scopes,
        clientId,
        clock.instant().plusSeconds(Math.max(0, body.path("expires_in").asLong(0))));
  }
}
