package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a test does to an org: calls it over the wire as a stranger would. */
final class Client {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final LocalOrg org;
  private final Clock clock;

  Client(LocalOrg org, Clock clock) {
    this.org = org;
    this.clock = clock;
  }

  String admin() {
    return "SSWS " + org.adminToken();
  }

  String url(String path) {
    return org.baseUrl() + path;
  }

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url(path)))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path, String authorization) {
    return send("GET", path, null, "Authorization", authorization);
  }

  HttpResponse<String> json(String method, String path, String authorization, String body) {
    return send(
        method, path, body, "Authorization", authorization, "Content-Type", "application/json");
  }

  /** A service app with {@code keys} and {@code scopes}; answers its client id. */
  String createApp(String name, List<JWK> keys, String... scopes) {
    String jwks =
        String.join(",", keys.stream().map(key -> key.toPublicJWK().toJSONString()).toList());
    HttpResponse<String> created =
        json(
            "POST",
            "/oauth2/v1/clients",
            admin(),
            """
            {"client_name":"%s","application_type":"service","grant_types":["client_credentials"],
             "response_types":["token"],"token_endpoint_auth_method":"private_key_jwt"%s}"""
                .formatted(name, keys.isEmpty() ? "" : ",\"jwks\":{\"keys\":[" + jwks + "]}"));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    String id = parse(created).path("client_id").asText();
    for (String scope : scopes) {
      assertThat(grant(id, scope).statusCode()).isEqualTo(201);
    }
    return id;
  }

  /** A service app whose tokens are bound to a key; answers its client id. */
  String createDpopApp(JWK key, String... scopes) {
    HttpResponse<String> created =
        json(
            "POST",
            "/api/v1/apps",
            admin(),
            """
            {"name":"oidc_client","label":"DPoP","signOnMode":"OPENID_CONNECT",
             "credentials":{"oauthClient":{"token_endpoint_auth_method":"private_key_jwt"}},
             "settings":{"oauthClient":{"application_type":"service",
              "grant_types":["client_credentials"],"response_types":["token"],
              "dpop_bound_access_tokens":true,"jwks":{"keys":[%s]}}}}"""
                .formatted(key.toPublicJWK().toJSONString()));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
    String id = parse(created).path("id").asText();
    for (String scope : scopes) {
      assertThat(grant(id, scope).statusCode()).isEqualTo(201);
    }
    return id;
  }

  HttpResponse<String> grant(String clientId, String scope) {
    return json(
        "POST",
        "/api/v1/apps/" + clientId + "/grants",
        admin(),
        "{\"issuer\":\"%s\",\"scopeId\":\"%s\"}".formatted(org.baseUrl(), scope));
  }

  /** Claims that Okta takes; a test spoils one of them. */
  Map<String, Object> claims(String clientId) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", clientId);
    claims.put("sub", clientId);
    claims.put("aud", url("/oauth2/v1/token"));
    claims.put("iat", clock.instant().getEpochSecond());
    claims.put("exp", clock.instant().getEpochSecond() + 300);
    claims.put("jti", UUID.randomUUID().toString());
    return claims;
  }

  static String sign(JWK key, JWSAlgorithm algorithm, String kid, Object claims) {
    try {
      JWSObject jws =
          new JWSObject(
              new JWSHeader.Builder(algorithm).keyID(kid).build(), new Payload(Json.write(claims)));
      JWSSigner signer =
          key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey());
      jws.sign(signer);
      return jws.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> token(String form, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/x-www-form-urlencoded";
    return send("POST", "/oauth2/v1/token", form, all);
  }

  static Map<String, String> tokenForm(String assertion, String scope) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("scope", scope);
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion);
    return form;
  }

  static String encode(Map<String, String> form) {
    return String.join(
        "&",
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .toList());
  }

  /** {@code Bearer} and a token for {@code scope}. */
  String bearer(String clientId, JWK key, JWSAlgorithm algorithm, String scope) {
    String assertion = sign(key, algorithm, key.getKeyID(), claims(clientId));
    HttpResponse<String> reply = token(encode(tokenForm(assertion, scope)));
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return "Bearer " + parse(reply).path("access_token").asText();
  }

  /** Every entry there is, in the order of arrival. */
  JsonNode log(String query) {
    HttpResponse<String> reply = get("/api/v1/logs" + query, admin());
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return parse(reply);
  }

  static JsonNode parse(HttpResponse<String> reply) {
    try {
      return Json.read(reply.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(reply.body(), e);
    }
  }
}
