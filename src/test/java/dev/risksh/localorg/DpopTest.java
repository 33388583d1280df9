package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens bound to a key, from the nonce to the resource, as Okta's DPoP guide walks through it. */
class DpopTest extends OrgTestCase {
  private static final String LOGS = "okta.logs.read";

  private String app;

  @BeforeEach
  void makeApp() {
    app = client.createDpopApp(Keys.RSA, LOGS);
  }

  @Test
  void theNonceIsAskedForAndTheTokenBound() throws Exception {
    HttpResponse<String> first = token(tokenProof(Keys.EC).claim("jti", null));
    assertThat(first.statusCode()).isEqualTo(400);
    assertThat(first.body())
        .isEqualTo(
            "{\"error\":\"use_dpop_nonce\",\"error_description\":\"Authorization server requires"
                + " nonce in DPoP proof.\"}");
    String nonce = first.headers().firstValue("dpop-nonce").orElseThrow();
    assertThat(nonce).matches("[\\w-]{32}");

    HttpResponse<String> second = token(tokenProof(Keys.EC).claim("nonce", nonce));
    assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
    assertThat(second.headers().firstValue("dpop-nonce")).isEmpty();
    JsonNode body = Client.parse(second);
    assertThat(body.path("token_type").asText()).isEqualTo("DPoP");
    String token = body.path("access_token").asText();
    assertThat(JWSObject.parse(token).getPayload().toJSONObject().get("cnf"))
        .isEqualTo(Map.of("jkt", Keys.EC.computeThumbprint().toString()));

    HttpResponse<String> logs = logs("DPoP " + token, proof(Keys.EC).with(token));
    assertThat(logs.statusCode()).isEqualTo(200);
  }

  @Test
  void aNonceRoundIsLoggedAsAChallenge() {
    token(tokenProof(Keys.EC));
    JsonNode entry = client.log("?filter=eventType+eq+%22app.oauth2.token.grant%22").path(0);
    assertThat(entry.path("outcome").toString())
        .isEqualTo("{\"result\":\"CHALLENGE\",\"reason\":\"use_dpop_nonce\"}");
    assertThat(entry.path("actor").path("id").asText()).isEqualTo(app);
  }

  @Test
  void anAssertionIsUsedUpByTheQuestionForANonce() {
    Map<String, Object> claims = client.claims(app);
    HttpResponse<String> first = token(claims, tokenProof(Keys.EC));
    String nonce = first.headers().firstValue("dpop-nonce").orElseThrow();
    HttpResponse<String> again = token(claims, tokenProof(Keys.EC).claim("nonce", nonce));
    assertThat(again.body()).contains("The client_assertion token has already been used.");
  }

  @Test
  void aNonceIsRenewedDailyAndGoodForThreeDays() {
    String nonce = nonce();
    clock.advance(Duration.ofHours(11));
    assertThat(nonce()).isEqualTo(nonce);
    clock.advance(Duration.ofHours(13));
    assertThat(nonce()).isNotEqualTo(nonce);
    assertThat(token(tokenProof(Keys.EC).claim("nonce", nonce)).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofHours(35));
    assertThat(token(tokenProof(Keys.EC).claim("nonce", nonce)).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofHours(1));
    assertThat(token(tokenProof(Keys.EC).claim("nonce", nonce)).body()).contains("use_dpop_nonce");
  }

  @Test
  void theProofMayHaveAnRsaKeyAndASpareOne() {
    String token = boundToken(Keys.OTHER_RSA);
    assertThat(logs("DPoP " + token, proof(Keys.OTHER_RSA).with(token)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void theSchemeIsWrittenInAnyCase() {
    String token = boundToken(Keys.EC);
    assertThat(logs("dpop " + token, proof(Keys.EC).with(token)).statusCode()).isEqualTo(200);
  }

  @Test
  void theQueryIsNotPartOfTheUrlAndThePathMayBeEncodedOtherwise() {
    String token = boundToken(Keys.EC);
    Proof plain = proof(Keys.EC).with(token);
    assertThat(resource("/api/v1/logs?limit=1", token, plain).statusCode()).isEqualTo(200);
    Proof encoded = proof(Keys.EC).with(token).claim("htu", client.url("/api/v1/%6Cogs"));
    assertThat(resource("/api/v1/logs", token, encoded).statusCode()).isEqualTo(200);
    Proof upperCase = proof(Keys.EC).with(token);
    upperCase.claim("htu", client.url("/api/v1/logs").replace("http", "HTTP"));
    assertThat(resource("/api/v1/logs", token, upperCase).statusCode()).isEqualTo(200);
  }

  @Test
  void aProofThatTheAppDoesNotAskForIsIgnored() {
    String plain = client.createApp("Plain", List.of(Keys.RSA), LOGS);
    HttpResponse<String> reply = token(client.claims(plain), tokenProof(Keys.EC));
    assertThat(Client.parse(reply).path("token_type").asText()).isEqualTo("Bearer");
    String bearer = "Bearer " + Client.parse(reply).path("access_token").asText();
    assertThat(
            client
                .send("GET", "/api/v1/logs", null, "Authorization", bearer, "DPoP", "rubbish")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void anAppIsToldToBindAndNotToBind() {
    String path = "/api/v1/apps/" + app;
    assertThat(dpopBound(client.get(path, client.admin()))).isTrue();
    // The other API has no such member and leaves it alone.
    client.json(
        "PUT",
        "/oauth2/v1/clients/" + app,
        client.admin(),
        Client.parse(client.get("/oauth2/v1/clients/" + app, client.admin())).toString());
    assertThat(dpopBound(client.get(path, client.admin()))).isTrue();
    String body =
        client
            .get(path, client.admin())
            .body()
            .replace("access_tokens\":true", "access_tokens\":false");
    assertThat(dpopBound(client.json("PUT", path, client.admin(), body))).isFalse();
    assertThat(client.bearer(app, Keys.RSA, JWSAlgorithm.RS256, LOGS)).startsWith("Bearer ");
  }

  private static boolean dpopBound(HttpResponse<String> reply) {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return Client.parse(reply)
        .path("settings")
        .path("oauthClient")
        .path("dpop_bound_access_tokens")
        .booleanValue();
  }

  private String nonce() {
    return token(tokenProof(Keys.EC)).headers().firstValue("dpop-nonce").orElseThrow();
  }

  private String boundToken(JWK key) {
    HttpResponse<String> reply = token(tokenProof(key).claim("nonce", nonce()));
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return Client.parse(reply).path("access_token").asText();
  }

  private HttpResponse<String> token(Proof proof) {
    return token(client.claims(app), proof);
  }

  private HttpResponse<String> token(Map<String, Object> claims, Proof proof) {
    String assertion = Client.sign(Keys.RSA, JWSAlgorithm.RS256, "rsa-1", claims);
    return client.token(Client.encode(Client.tokenForm(assertion, LOGS)), "DPoP", proof.toString());
  }

  private HttpResponse<String> resource(String path, String token, Proof proof) {
    return client.send(
        "GET", path, null, "Authorization", "DPoP " + token, "DPoP", proof.toString());
  }

  private HttpResponse<String> logs(String authorization, Proof proof) {
    return client.send(
        "GET", "/api/v1/logs", null, "Authorization", authorization, "DPoP", proof.toString());
  }

  private Proof tokenProof(JWK key) {
    return Proof.of(key, "POST", client.url("/oauth2/v1/token"), clock);
  }

  private Proof proof(JWK key) {
    return Proof.of(key, "GET", client.url("/api/v1/logs"), clock);
  }
}
