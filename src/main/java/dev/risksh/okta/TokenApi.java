package dev.risksh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code POST /oauth2/v1/token}: client credentials with a signed assertion (Okta: service app
 * guide; RFC 7523).
 */
public final class TokenApi {
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

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
   * Asks for a token, and once more where the org wants its nonce in the proof.
   *
   * @throws Refused with Okta's reason
   */
  public AccessToken request(TokenRequest request) {
    Reply reply = send(request);
    if (request.prover().isPresent() && DpopProver.nonceWanted(reply)) {
      reply = send(request);
    }
    if (reply.status() != 200) {
      throw new Refused(reply);
    }
    return token(reply, request);
  }

  private Reply send(TokenRequest request) {
    Reply reply = client.send(() -> call(request));
    request.prover().ifPresent(prover -> prover.learn(reply));
    return reply;
  }

  private static Call call(TokenRequest request) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("scope", String.join(" ", request.scopes()));
    form.put("client_assertion_type", ASSERTION_TYPE);
    form.put("client_assertion", request.assertions().get().jws().reveal());
    Call call = Call.form("/oauth2/v1/token", form).repeatably();
    return request.prover().map(prover -> call.with(proof(prover))).orElse(call);
  }

  private static Auth proof(DpopProver prover) {
    return (method, url) -> List.of(prover.forToken(method, url));
  }

  private AccessToken token(Reply reply, TokenRequest request) {
    JsonNode body = reply.object();
    String type = type(body);
    return new AccessToken(
        type,
        Secret.of(reply.required(body, "access_token")),
        granted(body, request.scopes()),
        request.scopes(),
        request.clientId(),
        clock.instant().plus(lifetime(body)),
        request
            .prover()
            .filter(bound -> type.equals(AccessToken.DPOP))
            .map(DpopProver::thumbprint));
  }

  /** Names of schemes have no case (RFC 6749, section 5.1), and not every proxy keeps the field. */
  private static String type(JsonNode body) {
    String type = TerminalSafe.line(body.path("token_type").asText(AccessToken.BEARER));
    return Stream.of(AccessToken.BEARER, AccessToken.DPOP)
        .filter(type::equalsIgnoreCase)
        .findFirst()
        .orElse(type);
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
