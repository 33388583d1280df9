package dev.risksh.localorg;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** For each error of the token endpoint a request that must get it, by Okta's internal code. */
final class TokenProvocations {
  private static final String SCOPE = "okta.riskEvents.manage";
  private static final String SECRET = "a-secret-of-40-characters-and-not-one-more";

  private final Client client;
  private final Clock clock;
  private final KeyServer keyServer;
  private final String app;
  private final Map<String, Supplier<HttpResponse<String>>> requests = new HashMap<>();

  TokenProvocations(Client client, Clock clock, KeyServer keyServer) {
    this.client = client;
    this.clock = clock;
    this.keyServer = keyServer;
    app = client.createApp("App", List.of(Keys.RSA), SCOPE);
    forms();
    claims();
    signatures();
    clients();
    remoteKeys();
    scopes();
    onPurpose();
  }

  Map<String, Supplier<HttpResponse<String>>> requests() {
    return requests;
  }

  private void forms() {
    form("token_request_missing_grant_type", f -> f.remove("grant_type"));
    form("unsupported_grant_type", f -> f.put("grant_type", "authorization_code"));
    form("client_assertion_type_invalid", f -> f.put("client_assertion_type", "jwt-bearer"));
    form("missing_client_credentials", f -> f.remove("client_assertion"));
    form("multiple_client_credentials", f -> f.put("client_secret", SECRET));
    String good = Client.encode(Client.tokenForm(sign(client.claims(app)), SCOPE));
    requests.put("duplicate_oauth_params", () -> client.token(good + "&scope=" + SCOPE));
    requests.put("invalid_request", () -> client.token("grant_type=%zz"));
    requests.put(
        "client_credentials_in_query",
        () ->
            client.send(
                "POST",
                "/oauth2/v1/token?" + good,
                "",
                "Content-Type",
                "application/x-www-form-urlencoded"));
    requests.put(
        "unsupported_auth_method_browser_request",
        () -> client.token(good, "Origin", "https://app.example.com"));
  }

  private void claims() {
    long now = clock.instant().getEpochSecond();
    claim("client_assertion_invalid_issuer", c -> c.put("iss", "0oaSomeoneElse"));
    claim("client_assertion_invalid_subject", c -> c.put("sub", "0oaSomeoneElse"));
    claim("client_assertion_invalid_audience", c -> c.put("aud", client.url("")));
    claim("client_assertion_expiration_required", c -> c.remove("exp"));
    claim("client_assertion_expired_token", c -> c.put("exp", now - 1));
    claim("client_assertion_expires_too_far_in_future", c -> c.put("exp", now + 3601));
    claim("client_assertion_issued_at_in_future", c -> c.put("iat", now + 60));
    requests.put(
        "client_assertion_already_used",
        () -> {
          String assertion = sign(client.claims(app));
          request(assertion, SCOPE);
          return request(assertion, SCOPE);
        });
  }

  private void signatures() {
    assertion("client_assertion_invalid_jwt", "not a JWT");
    assertion("client_assertion_invalid_kid", sign("another", Keys.RSA, app));
    assertion("client_assertion_invalid_signature", sign("rsa-1", Keys.OTHER_RSA, app));
    assertion(
        "client_assertion_invalid_signature_algorithm",
        Client.sign(Keys.RSA, JWSAlgorithm.PS256, "rsa-1", client.claims(app)));
    RSAKey forEncryption = new RSAKey.Builder(Keys.RSA).keyUse(KeyUse.ENCRYPTION).build();
    String enc = client.createApp("Encryption", List.of(forEncryption), SCOPE);
    assertion("client_assertion_invalid_key_use", sign("rsa-1", Keys.RSA, enc));
    assertion("client_assertion_not_signed_with_signing_key", sign(null, Keys.RSA, enc));
    String keyless = client.createApp("No key", List.of(), SCOPE);
    assertion("client_assertion_jwks_not_configured", sign(null, Keys.RSA, keyless));
  }

  private void clients() {
    assertion("invalid_client_id", sign("rsa-1", Keys.RSA, "0oaNobody0000000001d6"));
    assertion(
        "invalid_application_type_client_credentials",
        sign("rsa-1", Keys.RSA, register("web", "private_key_jwt", "")));
    assertion(
        "unauthorized_client",
        sign(
            "rsa-1",
            Keys.RSA,
            register("service", "private_key_jwt", ",\"grant_types\":[\"authorization_code\"]")));
    String secret = ",\"client_secret\":\"" + SECRET + "\"";
    String basic = register("service", "client_secret_basic", secret);
    requests.put("unsupported_auth_method_client_creds", () -> basic(basic + ":" + SECRET));
    requests.put("invalid_client_secret", () -> basic(basic + ":wrong"));
    requests.put("invalid_basic_auth_creds", () -> basic("no colon"));
    assertion(
        "client_assertion_invalid_no_secret",
        hmac(JWSAlgorithm.HS256, register("service", "none", "")));
    assertion(
        "client_assertion_invalid_secret_length",
        hmac(JWSAlgorithm.HS512, register("service", "client_secret_jwt", secret)));
  }

  private void remoteKeys() {
    String rsa = Keys.RSA.toPublicJWK().toJSONString();
    remote("jwks_uri_error", 404, "");
    remote("jwks_uri_no_key", 200, keys());
    remote("jwks_uri_ambiguous_keys", 200, keys(rsa, rsa));
    remote("client_assertion_invalid_jwks", 200, keys("{\"kty\":\"none\"}"));
    remote("jwks_uri_invalid_key_use", 200, keys(rsa.replace("{", "{\"use\":\"enc\",")));
    String elsewhere = remote(keyServer.serve("/good", 200, keys(rsa)));
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("rsa-1")
            .jwkURL(URI.create("https://example.com/keys"))
            .build();
    assertion("jwks_uri_jku_mismatch_error", sign(header, client.claims(elsewhere)));
  }

  private void scopes() {
    scope("no_default_scopes", "");
    scope("openid_not_allowed_client_creds", "openid");
    scope("client_credentials_self_scope_requested", "okta.users.read.self");
    scope("no_matching_scope", "risk.send");
    scope("no_org_scopes_granted", "okta.users.read");
    scope("invalid_scope", "okta.\"riskEvents\".manage");
  }

  /** What no request of a client brings about, and a rehearsal does. */
  private void onPurpose() {
    for (String code :
        List.of(
            "access_denied",
            "disallowed_network_zone",
            "invalid_client",
            "user_rate_limited",
            "access_token_not_generated",
            "server_error",
            "temporarily_unavailable")) {
      requests.put(
          code,
          () -> {
            String fault = "{\"kind\":\"error\",\"error\":\"" + code + "\"}";
            client.json("POST", "/local/v1/faults", client.admin(), fault);
            return request(sign(client.claims(app)), SCOPE);
          });
    }
  }

  private void form(String code, Consumer<Map<String, String>> spoil) {
    requests.put(
        code,
        () -> {
          Map<String, String> form = Client.tokenForm(sign(client.claims(app)), SCOPE);
          spoil.accept(form);
          return client.token(Client.encode(form));
        });
  }

  private void claim(String code, Consumer<Map<String, Object>> spoil) {
    Map<String, Object> claims = client.claims(app);
    spoil.accept(claims);
    assertion(code, sign(claims));
  }

  private void assertion(String code, String assertion) {
    requests.put(code, () -> request(assertion, SCOPE));
  }

  private void scope(String code, String scope) {
    requests.put(code, () -> request(sign(client.claims(app)), scope));
  }

  private void remote(String code, int status, String body) {
    String id = remote(keyServer.serve("/" + code, status, body));
    assertion(code, sign("rsa-1", Keys.RSA, id));
  }

  private String remote(String uri) {
    return register("service", "private_key_jwt", ",\"jwks_uri\":\"" + uri + "\"");
  }

  private HttpResponse<String> request(String assertion, String scope) {
    return client.token(Client.encode(Client.tokenForm(assertion, scope)));
  }

  private HttpResponse<String> basic(String credentials) {
    String encoded =
        Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return client.token(
        "grant_type=client_credentials&scope=" + SCOPE, "Authorization", "Basic " + encoded);
  }

  /** An app with the RSA key, unless {@code more} says where its keys are. */
  private String register(String type, String method, String more) {
    String jwks =
        more.contains("jwks_uri") ? "" : ",\"jwks\":" + keys(Keys.RSA.toPublicJWK().toJSONString());
    HttpResponse<String> reply =
        client.json(
            "POST",
            "/oauth2/v1/clients",
            client.admin(),
            """
            {"client_name":"x","application_type":"%s","token_endpoint_auth_method":"%s"%s%s}"""
                .formatted(type, method, jwks, more));
    return Client.parse(reply).path("client_id").asText();
  }

  private static String keys(String... keys) {
    return "{\"keys\":[" + String.join(",", keys) + "]}";
  }

  private static String sign(Map<String, Object> claims) {
    return Client.sign(Keys.RSA, JWSAlgorithm.RS256, "rsa-1", claims);
  }

  private String sign(String kid, JWK key, String clientId) {
    return Client.sign(key, JWSAlgorithm.RS256, kid, client.claims(clientId));
  }

  private static String sign(JWSHeader header, Map<String, Object> claims) {
    try {
      JWSObject jws = new JWSObject(header, new Payload(Json.write(claims)));
      jws.sign(new RSASSASigner(Keys.RSA));
      return jws.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String hmac(JWSAlgorithm algorithm, String clientId) {
    try {
      JWSObject jws =
          new JWSObject(new JWSHeader(algorithm), new Payload(Json.write(client.claims(clientId))));
      jws.sign(new MACSigner(UUID.randomUUID().toString().repeat(2)));
      return jws.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
