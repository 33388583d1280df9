package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the token endpoint grants, to whom it grants it, and what the token is good for. */
class TokenTest {
  private static final String EVENTS = "okta.riskEvents.manage";
  private static final String LOGS = "okta.logs.read";

  private final SettableClock clock = new SettableClock("2026-11-24T12:00:00.500Z");
  private LocalOrg org;
  private Client client;
  private String app;

  @BeforeEach
  void start() throws IOException {
    org = LocalOrg.start(OrgSettings.ephemeral().withClock(clock).withSigningKey(Keys.ORG));
    client = new Client(org, clock);
    app = client.createApp("Provider", List.of(Keys.RSA), EVENTS, LOGS);
  }

  @AfterEach
  void stop() {
    org.close();
  }

  @Test
  void theTokenIsSignedByTheOrgsKeyAndSaysWhatOktaSays() throws Exception {
    HttpResponse<String> reply = request(client.claims(app), EVENTS);
    JsonNode body = Client.parse(reply);
    assertThat(body.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(body.path("expires_in").asInt()).isEqualTo(3600);
    assertThat(body.path("scope").asText()).isEqualTo(EVENTS);
    assertThat(body).hasSize(4);
    assertThat(reply.headers().firstValue("Cache-Control")).contains("no-cache, no-store");

    JWSObject token = JWSObject.parse(body.path("access_token").asText());
    JWKSet keys = JWKSet.parse(client.send("GET", "/oauth2/v1/keys", null).body());
    RSAKey key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
    assertThat(key.isPrivate()).isFalse();
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    assertThat(token.getHeader().toJSONObject()).containsOnlyKeys("kid", "alg");
    Map<String, Object> claims = token.getPayload().toJSONObject();
    assertThat(claims.get("jti").toString()).matches("AT\\.[\\w-]{43}");
    claims.remove("jti");
    String base = org.baseUrl().toString();
    assertThat(claims)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ver",
                1L,
                "iss",
                base,
                "aud",
                base,
                "sub",
                app,
                "cid",
                app,
                "iat",
                1795521600L,
                "exp",
                1795525200L,
                "scp",
                List.of(EVENTS)));
  }

  @Test
  void scopesNotGrantedAreDroppedWithoutAWord() {
    HttpResponse<String> reply =
        request(client.claims(app), "okta.users.read " + LOGS + " " + EVENTS);
    assertThat(Client.parse(reply).path("scope").asText()).isEqualTo(LOGS + " " + EVENTS);
  }

  @Test
  void whatOktasJavaSdkSendsIsTaken() {
    Map<String, Object> claims = client.claims(app);
    claims.put("aud", List.of(client.url("/oauth2/v1/token")));
    claims.put("exp", clock.instant().getEpochSecond() + 3000);
    String form =
        Client.encode(
            Client.tokenForm(
                Client.sign(Keys.RSA, JWSAlgorithm.RS256, "rsa-1", claims), LOGS + " " + EVENTS));
    HttpResponse<String> reply =
        client.send(
            "POST",
            "/oauth2/v1/token",
            form,
            "Content-Type",
            "application/x-www-form-urlencoded; charset=ISO-8859-1");
    assertThat(form).contains("scope=okta.logs.read+okta.riskEvents.manage");
    assertThat(Client.parse(reply).path("scope").asText()).isEqualTo(LOGS + " " + EVENTS);
  }

  @Test
  void whatOktasNodeSdkSendsIsTakenAndItsProofIgnored() {
    String assertion = Client.sign(Keys.RSA, JWSAlgorithm.RS256, "rsa-1", client.claims(app));
    String form = Client.encode(Client.tokenForm(assertion, EVENTS)).replace("+", "%20");
    HttpResponse<String> reply = client.token(form, "DPoP", "a.proof.nobody.asked.for");
    assertThat(Client.parse(reply).path("token_type").asText()).isEqualTo("Bearer");
  }

  @Test
  void localhostIsTheSameOrgUnderAnotherName() {
    Map<String, Object> claims = client.claims(app);
    String url = client.url("/oauth2/v1/token").replace("127.0.0.1", "localhost");
    claims.put("aud", url);
    String form =
        Client.encode(
            Client.tokenForm(Client.sign(Keys.RSA, JWSAlgorithm.RS256, "rsa-1", claims), LOGS));
    HttpResponse<String> reply =
        client.send("POST", url, form, "Content-Type", "application/x-www-form-urlencoded");
    assertThat(reply.statusCode()).isEqualTo(200);
    String token = Client.parse(reply).path("access_token").asText();
    assertThat(client.get("/api/v1/logs", "Bearer " + token).statusCode()).isEqualTo(200);
  }

  @Test
  void theEdgesOfTimeAreInside() {
    Map<String, Object> claims = client.claims(app);
    claims.put("exp", clock.instant().getEpochSecond() + 3600);
    claims.put("iat", clock.instant().getEpochSecond());
    assertThat(request(claims, EVENTS).statusCode()).isEqualTo(200);
  }

  @Test
  void anAssertionWithoutJtiMayComeAgain() {
    Map<String, Object> claims = client.claims(app);
    claims.remove("jti");
    claims.remove("iat");
    assertThat(request(claims, EVENTS).statusCode()).isEqualTo(200);
    assertThat(request(claims, EVENTS).statusCode()).isEqualTo(200);
  }

  @Test
  void anOnlyKeyNeedsNoKid() {
    String assertion = Client.sign(Keys.RSA, JWSAlgorithm.RS512, null, client.claims(app));
    Map<String, String> form = new LinkedHashMap<>(Client.tokenForm(assertion, EVENTS));
    form.put("client_id", app);
    assertThat(client.token(Client.encode(form)).statusCode()).isEqualTo(200);
  }

  @Test
  void oneOfSeveralKeysIsFoundByItsKid() {
    String two = client.createApp("Two keys", List.of(Keys.RSA, Keys.EC), EVENTS);
    assertThat(client.bearer(two, Keys.EC, JWSAlgorithm.ES256, EVENTS)).startsWith("Bearer ");
    assertThat(client.bearer(two, Keys.RSA, JWSAlgorithm.RS384, EVENTS)).startsWith("Bearer ");
  }

  @Test
  void aTokenLivesForAnHour() {
    String bearer = client.bearer(app, Keys.RSA, JWSAlgorithm.RS256, LOGS);
    clock.advance(Duration.ofMinutes(59));
    assertThat(client.get("/api/v1/logs", bearer).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(1));
    HttpResponse<String> late = client.get("/api/v1/logs", bearer);
    assertThat(late.statusCode()).isEqualTo(401);
    assertThat(late.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("error=\"invalid_token\", error_description=\"The token has expired.\"");
  }

  @Test
  void aGrantIsLogged() {
    request(client.claims(app), EVENTS);
    JsonNode entries = client.log("?filter=eventType+eq+%22app.oauth2.token.grant.access_token%22");
    assertThat(entries).hasSize(1);
    JsonNode entry = entries.path(0);
    assertThat(entry.path("displayMessage").asText()).isEqualTo("OIDC access token is granted");
    assertThat(entry.path("actor").path("id").asText()).isEqualTo(app);
    assertThat(entry.path("client").path("id").asText()).isEqualTo(app);
    JsonNode data = entry.path("debugContext").path("debugData");
    assertThat(data.path("grantedScopes").asText()).isEqualTo(EVENTS);
    assertThat(data.path("clientAuthType").asText()).isEqualTo("private_key_jwt");
    assertThat(data.path("grantType").asText()).isEqualTo("client_credentials");
    assertThat(entry.path("target").path(0).path("id").asText()).startsWith("AT.");
  }

  private HttpResponse<String> request(Map<String, Object> claims, String scope) {
    String assertion = Client.sign(Keys.RSA, JWSAlgorithm.RS256, "rsa-1", claims);
    return client.token(Client.encode(Client.tokenForm(assertion, scope)));
  }

  @ParameterizedTest
  @CsvSource({
    "client_id=x&client_secret=y, '', client_secret_post",
    "client_id=x, Basic eDp5, client_secret_basic",
    "client_assertion=x, '', private_key_jwt",
    "client_id=x, '', none"
  })
  void theLogTellsHowARefusedClientSaidWhoItIs(String form, String authorization, String type) {
    String[] headers =
        authorization.isEmpty() ? new String[0] : new String[] {"Authorization", authorization};
    client.token("grant_type=client_credentials&" + form, headers);
    JsonNode entries = client.log("?filter=eventType+eq+%22app.oauth2.token.grant%22");
    JsonNode data = entries.path(0).path("debugContext").path("debugData");
    assertThat(data.path("clientAuthType").asText()).isEqualTo(type);
    assertThat(data.path("threatSuspected").asText()).isEqualTo("false");
  }
}
