package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way the token endpoint says no: its status, its exact body and its entry in the log. */
class TokenRefusalTest {
  private static final String SCOPE = "okta.riskEvents.manage";
  private static final SettableClock CLOCK = new SettableClock("2026-11-24T12:00:00Z");
  private static final String CLIENT_FAILED = "invalid_client";

  private static LocalOrg org;
  private static Client client;
  private static String app;

  @BeforeAll
  static void start() throws IOException {
    org = LocalOrg.start(OrgSettings.ephemeral().withClock(CLOCK));
    client = new Client(org, CLOCK);
    app = client.createApp("Provider", List.of(Keys.RSA), SCOPE);
  }

  @AfterAll
  static void stop() {
    org.close();
  }

  static List<Arguments> badClaims() {
    long now = CLOCK.instant().getEpochSecond();
    return List.of(
        claim(
            c -> c.remove("iss"),
            "The issuer claim for client_assertion is not a valid client_id."),
        claim(
            c -> c.put("iss", 7),
            "The issuer claim for client_assertion is not a valid client_id."),
        claim(
            c -> c.put("iss", "0oaunknown"),
            "The issuer claim for client_assertion is not a valid client_id."),
        claim(
            c -> c.remove("sub"),
            "The subject claim for client_assertion is not a valid client_id."),
        claim(
            c -> c.put("sub", "someone"),
            "The subject claim for client_assertion is not a valid client_id."),
        audience(null),
        audience(""),
        audience(List.of()),
        audience("https://example.okta.com/oauth2/v1/token"),
        audience(Map.of("a", "b")),
        claim(
            c -> c.put("aud", client.org.baseUrl().toString()),
            "The audience claim for client_assertion must be the endpoint invoked for the request."),
        claim(
            c -> c.put("aud", client.url("//oauth2/v1/token")),
            "The audience claim for client_assertion must be the endpoint invoked for the request."),
        claim(
            c -> c.put("aud", List.of(c.get("aud"), "other")),
            "The audience claim for client_assertion must be the endpoint invoked for the request."),
        claim(
            c -> c.put("aud", c.get("aud").toString().replace("127.0.0.1", "localhost")),
            "The audience claim for client_assertion must be the endpoint invoked for the request."),
        claim(
            c -> c.remove("exp"),
            "The client_assertion must contain the 'exp' claim as seconds since epoch."),
        claim(
            c -> c.put("exp", Long.toString(now + 300)),
            "The client_assertion must contain the 'exp' claim as seconds since epoch."),
        claim(
            c -> c.put("exp", now + 300.5),
            "The client_assertion must contain the 'exp' claim as seconds since epoch."),
        claim(
            c -> c.put("exp", (now + 300) * 1000),
            "The client_assertion must contain the 'exp' claim as seconds since epoch."),
        claim(c -> c.put("exp", now), "The client_assertion token is expired."),
        claim(c -> c.put("exp", -1), "The client_assertion token is expired."),
        claim(
            c -> c.put("exp", now + 3601),
            "The client_assertion token has an expiration too far into the future."),
        claim(
            c -> c.put("iat", now + 1),
            "The client_assertion token must be issued before the current time."),
        claim(c -> c.put("iat", "yesterday"), "The parsing of the client_assertion failed."),
        claim(c -> c.put("jti", 5), "The parsing of the client_assertion failed."));
  }

  private static Arguments audience(Object value) {
    return claim(
        c -> c.put("aud", value),
        "The audience claim for client_assertion must be the endpoint invoked for the request.");
  }

  private static Arguments claim(Consumer<Map<String, Object>> spoil, String text) {
    return Arguments.of(spoil, text);
  }

  @ParameterizedTest
  @MethodSource
  void badClaims(Consumer<Map<String, Object>> spoil, String text) {
    Map<String, Object> claims = client.claims(app);
    spoil.accept(claims);
    String assertion = Client.sign(Keys.RSA, JWSAlgorithm.RS256, "rsa-1", claims);
    assertRefused(request(assertion, SCOPE), 401, CLIENT_FAILED, text);
  }

  static List<Arguments> badAssertions() {
    String invalidAlgorithm = "The client_assertion JWT signature algorithm is invalid.";
    String invalidJwt = "The parsing of the client_assertion failed.";
    return List.of(
        assertion(c -> "not-a-jwt", invalidJwt),
        assertion(c -> "a.b.c", invalidJwt),
        assertion(c -> signedText("[]"), invalidJwt),
        assertion(c -> signedText("not json"), invalidJwt),
        assertion(c -> signedText("{\"a\":".repeat(5000)), invalidJwt),
        assertion(c -> new PlainObject(new Payload(Json.write(c))).serialize(), invalidAlgorithm),
        assertion(TokenRefusalTest::hs256, invalidAlgorithm),
        assertion(c -> Client.sign(Keys.RSA, JWSAlgorithm.PS256, "rsa-1", c), invalidAlgorithm),
        assertion(c -> Client.sign(Keys.EC, JWSAlgorithm.ES256, "rsa-1", c), invalidAlgorithm),
        assertion(
            c -> Client.sign(Keys.RSA, JWSAlgorithm.RS256, "rsa-2", c),
            "The client_assertion JWT kid is invalid."),
        assertion(
            c -> Client.sign(Keys.OTHER_RSA, JWSAlgorithm.RS256, "rsa-1", c),
            "The client_assertion signature is invalid."),
        assertion(
            c -> Client.sign(Keys.RSA, JWSAlgorithm.RS256, "rsa-1", c) + "A",
            "The client_assertion signature is invalid."));
  }

  private static Arguments assertion(Function<Map<String, Object>, String> make, String text) {
    return Arguments.of(make, text);
  }

  @ParameterizedTest
  @MethodSource
  void badAssertions(Function<Map<String, Object>, String> make, String text) {
    assertRefused(request(make.apply(client.claims(app)), SCOPE), 401, CLIENT_FAILED, text);
  }

  static List<Arguments> badForms() {
    String multiple =
        "Cannot supply multiple client credentials. Use one of the following: credentials in the"
            + " Authorization header, credentials in the post body, or a client_assertion in the post"
            + " body.";
    String noSecret =
        "Client Credentials requests to the Org Authorization Server must use the private_key_jwt"
            + " token_endpoint_auth_method.";
    return List.of(
        form(
            (f, h) -> f.remove("grant_type"),
            400,
            "invalid_request",
            "The token request must specify a 'grant_type'. Valid values: [client_credentials]"),
        form(
            (f, h) -> f.put("grant_type", "password"),
            400,
            "unsupported_grant_type",
            "The authorization grant type is not supported by the authorization server."
                + " Configured grant types: [client_credentials]."),
        form(
            (f, h) -> f.remove("client_assertion_type"),
            400,
            "invalid_request",
            "The client_assertion_type is invalid."),
        form(
            (f, h) -> f.put("client_assertion_type", "jwt-bearer"),
            400,
            "invalid_request",
            "The client_assertion_type is invalid."),
        form(
            (f, h) -> f.remove("client_assertion"),
            401,
            CLIENT_FAILED,
            "No client credentials found."),
        form((f, h) -> f.put("client_secret", "s"), 401, "invalid_request", multiple),
        form((f, h) -> h.put("Authorization", basic(app)), 401, "invalid_request", multiple),
        form(
            (f, h) -> {
              f.remove("client_assertion");
              h.put("Authorization", basic(app));
            },
            401,
            CLIENT_FAILED,
            noSecret),
        form(
            (f, h) -> {
              f.remove("client_assertion");
              h.put("Authorization", "Basic !!");
            },
            401,
            CLIENT_FAILED,
            "Found Authentication header but was not valid client credentials."),
        form(
            (f, h) -> {
              f.remove("client_assertion");
              f.put("client_id", app);
              f.put("client_secret", "s");
            },
            401,
            CLIENT_FAILED,
            noSecret),
        form(
            (f, h) -> {
              f.remove("client_assertion");
              f.put("client_secret", "s");
            },
            401,
            CLIENT_FAILED,
            "No client credentials found."),
        scope(
            "",
            "The authorization server resource does not have any configured default scopes,"
                + " 'scope' must be provided."),
        scope("openid", "Cannot request 'openid' scopes using client credentials."),
        scope(SCOPE + " profile", "Cannot request 'openid' scopes using client credentials."),
        scope(
            "risk.send",
            "One or more scopes are not configured for the authorization server resource."),
        scope(
            SCOPE + " okta.riskEvent.manage",
            "One or more scopes are not configured for the authorization server resource."),
        form(
            (f, h) -> f.put("scope", "okta.users.read.self"),
            400,
            "client_credentials_self_scope_requested",
            "The 'client_credentials' grant type may not request .self scopes."),
        form(
            (f, h) -> f.put("scope", "okta.users.read okta.groups.read"),
            400,
            "consent_required",
            "You are not allowed any of the requested scopes."));
  }

  private static Arguments form(
      BiConsumer<Map<String, String>, Map<String, String>> spoil,
      int status,
      String error,
      String text) {
    return Arguments.of(spoil, status, error, text);
  }

  private static Arguments scope(String scope, String text) {
    return form((f, h) -> f.put("scope", scope), 400, "invalid_scope", text);
  }

  @ParameterizedTest
  @MethodSource
  void badForms(
      BiConsumer<Map<String, String>, Map<String, String>> spoil,
      int status,
      String error,
      String text) {
    Map<String, String> form = Client.tokenForm(good(), SCOPE);
    Map<String, String> headers = new LinkedHashMap<>();
    spoil.accept(form, headers);
    String[] lines =
        headers.entrySet().stream()
            .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
            .toArray(String[]::new);
    assertRefused(client.token(Client.encode(form), lines), status, error, text);
  }

  @Test
  void parametersTwice() {
    String form = Client.encode(Client.tokenForm(good(), SCOPE)) + "&scope=" + SCOPE;
    assertRefused(
        client.token(form),
        400,
        "invalid_request",
        "The request contained multiple parameters with the same name.");
  }

  @Test
  void credentialsInTheQuery() {
    String query = Client.encode(Client.tokenForm(good(), SCOPE));
    assertRefused(
        client.send(
            "POST",
            "/oauth2/v1/token?" + query,
            "",
            "Content-Type",
            "application/x-www-form-urlencoded"),
        400,
        "invalid_request",
        "Client credentials cannot be supplied via query parameters.");
  }

  @Test
  void brokenPercentEncoding() {
    HttpResponse<String> reply = client.token("grant_type=%zz");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body())
        .isEqualTo("{\"error\":\"invalid_request\",\"error_description\":\"Invalid request\"}");
  }

  @Test
  void notAForm() {
    HttpResponse<String> reply = client.json("POST", "/oauth2/v1/token", "none", "{}");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(Client.parse(reply).path("errorCode").asText()).isEqualTo("E0000021");
  }

  @Test
  void anUnknownClientIsAnsweredInTheOtherEnvelope() {
    for (String id : List.of("0oaUnknown00000001d6", inactive())) {
      String assertion = Client.sign(Keys.RSA, JWSAlgorithm.RS256, "rsa-1", client.claims(id));
      HttpResponse<String> reply = request(assertion, SCOPE);
      assertThat(reply.statusCode()).isEqualTo(401);
      assertThat(reply.body().replaceAll("oae[\\w-]{22}", "oae…"))
          .isEqualTo(
              "{\"errorCode\":\"invalid_client\",\"errorSummary\":\"Invalid value for 'client_id'"
                  + " parameter.\",\"errorLink\":\"invalid_client\",\"errorId\":\"oae…\","
                  + "\"errorCauses\":[]}");
    }
  }

  @Test
  void theClientIdInTheBodyMustBeTheIssuer() {
    Map<String, String> form = Client.tokenForm(good(), SCOPE);
    form.put("client_id", client.createApp("Another", List.of(Keys.OTHER_RSA), SCOPE));
    assertRefused(
        client.token(Client.encode(form)),
        401,
        CLIENT_FAILED,
        "The issuer claim for client_assertion is not a valid client_id.");
  }

  @Test
  void anAssertionIsUsedOnceEvenWhenTheRequestWasRefused() {
    String assertion = good();
    assertThat(request(assertion, "openid").statusCode()).isEqualTo(400);
    String text = "The client_assertion token has already been used.";
    assertRefused(request(assertion, SCOPE), 401, CLIENT_FAILED, text);
  }

  @Test
  void aForgedAssertionUsesNothingUp() {
    Map<String, Object> claims = client.claims(app);
    request(Client.sign(Keys.OTHER_RSA, JWSAlgorithm.RS256, "rsa-1", claims), SCOPE);
    String assertion = Client.sign(Keys.RSA, JWSAlgorithm.RS256, "rsa-1", claims);
    assertThat(request(assertion, SCOPE).statusCode()).isEqualTo(200);
  }

  @Test
  void keysThatDoNotFit() {
    String none = client.createApp("No keys", List.of(), SCOPE);
    assertRefused(
        signedBy(none, Keys.RSA, null),
        401,
        CLIENT_FAILED,
        "The client does not have a JWKSet configured, but the client_assertion requires one.");

    String two = client.createApp("Two keys", List.of(Keys.RSA, Keys.EC), SCOPE);
    assertRefused(
        signedBy(two, Keys.RSA, null),
        401,
        CLIENT_FAILED,
        "The client_assertion JWT kid is invalid.");

    RSAKey forEncryption = new RSAKey.Builder(Keys.RSA).keyUse(KeyUse.ENCRYPTION).build();
    String enc = client.createApp("Encryption key", List.of(forEncryption), SCOPE);
    assertRefused(
        signedBy(enc, Keys.RSA, "rsa-1"),
        401,
        CLIENT_FAILED,
        "The public key being used for client assertion has an invalid 'use' parameter."
            + " Valid values for the 'use' parameter are [sig].");

    RSAKey rs512 = new RSAKey.Builder(Keys.RSA).algorithm(JWSAlgorithm.RS512).build();
    String other = client.createApp("RS512 only", List.of(rs512), SCOPE);
    assertRefused(
        signedBy(other, Keys.RSA, "rsa-1"),
        401,
        CLIENT_FAILED,
        "The client_assertion JWT signature algorithm is invalid.");
  }

  @Test
  void appsThatMayNot() {
    assertRefused(
        signedBy(register("web", "private_key_jwt", "client_credentials"), Keys.RSA, "rsa-1"),
        401,
        CLIENT_FAILED,
        "Only clients with 'application_type' of 'service' may use the client_credentials"
            + " 'grant_type' with the Org Authorization Server.");
    assertRefused(
        signedBy(
            register("service", "client_secret_basic", "client_credentials"), Keys.RSA, "rsa-1"),
        401,
        CLIENT_FAILED,
        "Client Credentials requests to the Org Authorization Server must use the private_key_jwt"
            + " token_endpoint_auth_method.");
    assertRefused(
        signedBy(
            register(
                "service", "private_key_jwt", "urn:ietf:params:oauth:grant-type:token-exchange"),
            Keys.RSA,
            "rsa-1"),
        400,
        "unauthorized_client",
        "The client is not authorized to use the provided grant type."
            + " Configured grant types: [urn:ietf:params:oauth:grant-type:token-exchange].");
  }

  @Test
  void aRefusalIsLoggedWithOktasInternalCode() {
    HttpResponse<String> reply = request(good(), "risk.send");
    String id = reply.headers().firstValue("X-Okta-Request-Id").orElseThrow();
    var entry = client.log("?filter=transaction.id+eq+%22" + id + "%22").path(0);
    assertThat(entry.path("eventType").asText()).isEqualTo("app.oauth2.token.grant");
    assertThat(entry.path("legacyEventType").asText()).isEqualTo("app.oauth2.token.grant_failure");
    assertThat(entry.path("outcome").toString())
        .isEqualTo("{\"result\":\"FAILURE\",\"reason\":\"no_matching_scope\"}");
    assertThat(entry.path("actor").path("id").asText()).isEqualTo(app);
    assertThat(entry.path("actor").path("displayName").asText()).isEqualTo("Provider");
  }

  private static void assertRefused(
      HttpResponse<String> reply, int status, String error, String text) {
    assertThat(reply.body())
        .isEqualTo("{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(error, text));
    assertThat(reply.statusCode()).isEqualTo(status);
    assertThat(reply.headers().firstValue("Cache-Control")).contains("no-cache, no-store");
    assertThat(reply.headers().firstValue("Pragma")).contains("no-cache");
    assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
  }

  private static String good() {
    return Client.sign(Keys.RSA, JWSAlgorithm.RS256, "rsa-1", client.claims(app));
  }

  private static HttpResponse<String> request(String assertion, String scope) {
    return client.token(Client.encode(Client.tokenForm(assertion, scope)));
  }

  private static HttpResponse<String> signedBy(String clientId, RSAKey key, String kid) {
    return request(Client.sign(key, JWSAlgorithm.RS256, kid, client.claims(clientId)), SCOPE);
  }

  private static String register(String type, String method, String grantType) {
    HttpResponse<String> reply =
        client.json(
            "POST",
            "/oauth2/v1/clients",
            client.admin(),
            """
            {"client_name":"x","application_type":"%s","grant_types":["%s"],
             "token_endpoint_auth_method":"%s","jwks":{"keys":[%s]}}"""
                .formatted(type, grantType, method, Keys.RSA.toPublicJWK().toJSONString()));
    return Client.parse(reply).path("client_id").asText();
  }

  private static String inactive() {
    String id = client.createApp("Inactive", List.of(Keys.RSA), SCOPE);
    client.json("POST", "/api/v1/apps/" + id + "/lifecycle/deactivate", client.admin(), "");
    return id;
  }

  private static String basic(String id) {
    return "Basic "
        + Base64.getEncoder().encodeToString((id + ":s").getBytes(StandardCharsets.UTF_8));
  }

  private static String signedText(String payload) {
    try {
      JWSObject jws = new JWSObject(new JWSHeader(JWSAlgorithm.RS256), new Payload(payload));
      jws.sign(new RSASSASigner(Keys.RSA));
      return jws.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hs256(Map<String, Object> claims) {
    try {
      JWSObject jws =
          new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(Json.write(claims)));
      jws.sign(new MACSigner(new byte[32]));
      return jws.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
