package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The keys of an app: one by one, up to fifty, or at an address of its own. */
class ClientKeysTest extends OrgTestCase {
  private static final String SCOPE = "okta.logs.read";

  @Test
  void aKeyIsReplacedWithoutAMomentWithout() {
    String app = client.createApp("App", List.of(Keys.RSA), SCOPE);
    HttpResponse<String> added = add(app, Keys.EC);
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(added.body().replaceAll("pks\\w{17}", "pks…"))
        .isEqualTo(
            ("{\"kty\":\"EC\",\"kid\":\"ec-1\",\"use\":null,\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\","
                    + "\"id\":\"pks…\",\"status\":\"ACTIVE\",\"created\":\"2026-11-24T12:00:00.000Z\","
                    + "\"lastUpdated\":\"2026-11-24T12:00:00.000Z\"}")
                .formatted(Keys.EC.getX(), Keys.EC.getY()));
    String old = idOf(app, "rsa-1");
    assertThat(causes(delete(key(app, old))))
        .containsExactly(
            "You can't delete an active JSON Web Key. Deactivate the key before deleting it.");
    assertThat(client.bearer(app, Keys.RSA, JWSAlgorithm.RS256, SCOPE)).startsWith("Bearer ");
    HttpResponse<String> deactivated = post(key(app, old) + "/lifecycle/deactivate");
    assertThat(Client.parse(deactivated).path("status").asText()).isEqualTo("INACTIVE");
    assertThat(tokenBody(app, Keys.RSA)).contains("The client_assertion JWT kid is invalid.");
    assertThat(client.bearer(app, Keys.EC, JWSAlgorithm.ES256, SCOPE)).startsWith("Bearer ");
    assertThat(delete(key(app, old)).statusCode()).isEqualTo(204);
    assertThat(code(client.get(key(app, old), client.admin()))).isEqualTo("404 E0000007");
    assertThat(Client.parse(client.get(keys(app), client.admin()))).hasSize(1);
  }

  @Test
  void theOnlyActiveKeyStays() {
    String app = client.createApp("App", List.of(Keys.RSA));
    assertThat(causes(post(key(app, idOf(app, "rsa-1")) + "/lifecycle/deactivate")))
        .containsExactly(
            "Can't deactivate the only active JSON Web Key when the value for"
                + " `token_endpoint_auth_method` is `private_key_jwt`.");
  }

  @Test
  void aKeyMayBeAddedForLater() {
    String app = client.createApp("App", List.of(Keys.RSA), SCOPE);
    String body = Keys.EC.toPublicJWK().toJSONString().replace("{", "{\"status\":\"INACTIVE\",");
    HttpResponse<String> added = client.json("POST", keys(app), client.admin(), body);
    String id = Client.parse(added).path("id").asText();
    assertThat(tokenBody(app, Keys.EC)).contains("kid is invalid");
    post(key(app, id) + "/lifecycle/activate");
    assertThat(client.bearer(app, Keys.EC, JWSAlgorithm.ES256, SCOPE)).startsWith("Bearer ");
  }

  @Test
  void keysMustBeTold() {
    String app = client.createApp("App", List.of(Keys.RSA));
    assertThat(causes(add(app, Keys.RSA)))
        .containsExactly("All keys in the 'jwks' must have a unique `kid`.");
    String nameless =
        client.createApp("App", List.of(new RSAKey.Builder(Keys.RSA).keyID(null).build()));
    assertThat(causes(add(nameless, Keys.EC)))
        .containsExactly(
            "Each key should have a unique kid when adding multiple keys. Use the Apps API to update"
                + " the JWKS to add a kid for the existing key, or delete the existing key and"
                + " re-add the key with a kid using the JWKS APIs.");
  }

  @Test
  void fiftyKeysAreEnough() {
    List<JWK> fifty = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      fifty.add(new ECKey.Builder(Keys.EC).keyID("key-" + i).build());
    }
    String app = client.createApp("App", fifty, SCOPE);
    assertThat(client.bearer(app, fifty.get(49), JWSAlgorithm.ES256, SCOPE)).startsWith("Bearer ");
    assertThat(causes(add(app, Keys.RSA)))
        .containsExactly(
            "You can't create a new key. You have reached the maximum number of keys allowed (50)."
                + " To add another key, you must first delete an existing one.");
  }

  @Test
  void aKeyThatStaysKeepsItsId() {
    String app = client.createApp("App", List.of(Keys.RSA));
    String before = idOf(app, "rsa-1");
    String body = client.get("/api/v1/apps/" + app, client.admin()).body();
    client.json("PUT", "/api/v1/apps/" + app, client.admin(), body);
    assertThat(idOf(app, "rsa-1")).isEqualTo(before);
  }

  @Test
  void keysAreFetchedWhereTheAppKeepsThem() throws IOException {
    try (KeyServer server = new KeyServer()) {
      String jwks = "{\"keys\":[" + Keys.EC.toPublicJWK().toJSONString() + "]}";
      String uri = server.serve("/keys", 200, jwks);
      HttpResponse<String> created =
          client.json(
              "POST",
              "/oauth2/v1/clients",
              client.admin(),
              """
              {"client_name":"x","application_type":"service",
               "token_endpoint_auth_method":"private_key_jwt","jwks_uri":"%s"}"""
                  .formatted(uri));
      assertThat(Client.parse(created).path("jwks_uri").asText()).isEqualTo(uri);
      String app = Client.parse(created).path("client_id").asText();
      client.grant(app, SCOPE);
      assertThat(client.bearer(app, Keys.EC, JWSAlgorithm.ES256, SCOPE)).startsWith("Bearer ");
      assertThat(tokenBody(app, Keys.RSA)).contains("kid is invalid");
    }
  }

  @Test
  void badSecretsAreRefused() {
    assertSecretRefused(
        "private_key_jwt",
        "long enough a secret",
        "'client_secret' can't be used when 'token_endpoint_auth_method' is 'private_key_jwt'.");
    assertSecretRefused(
        "client_secret_post",
        "sécret and long",
        "client_secret: ''client_secret'' must only contain printable ASCII: [x20-x7E]+");
    assertSecretRefused(
        "client_secret_basic",
        "x".repeat(101),
        "client_secret: 'client_secret' can't be more than '100' characters long.");
    assertSecretRefused(
        "client_secret_basic",
        "x".repeat(13),
        "client_secret: 'client_secret' must be at least '14' characters long.");
    assertSecretRefused(
        "client_secret_jwt",
        "x".repeat(31),
        "client_secret: 'client_secret' must be at least '32' characters long when"
            + " 'token_endpoint_auth_method' is 'client_secret_jwt'.");
  }

  @Test
  void aSecretIsMadeUpWhereOneIsNeeded() {
    JsonNode made = Client.parse(register("client_secret_basic", ""));
    assertThat(made.path("client_secret").asText()).hasSize(64);
    assertThat(made.path("client_secret_expires_at").asInt(-1)).isZero();
    assertThat(Client.parse(register("private_key_jwt", "")).has("client_secret")).isFalse();
  }

  private void assertSecretRefused(String method, String secret, String cause) {
    HttpResponse<String> reply = register(method, ",\"client_secret\":\"" + secret + "\"");
    assertThat(code(reply)).isEqualTo("400 E0000001");
    assertThat(Client.parse(reply).path("errorSummary").asText())
        .isEqualTo("Api validation failed: client_secret");
    assertThat(causes(reply)).containsExactly(cause);
  }

  private HttpResponse<String> register(String method, String more) {
    return client.json(
        "POST",
        "/oauth2/v1/clients",
        client.admin(),
        "{\"client_name\":\"x\",\"token_endpoint_auth_method\":\"%s\"%s}".formatted(method, more));
  }

  private HttpResponse<String> add(String app, JWK key) {
    return client.json("POST", keys(app), client.admin(), key.toPublicJWK().toJSONString());
  }

  private HttpResponse<String> post(String path) {
    return client.json("POST", path, client.admin(), "");
  }

  private HttpResponse<String> delete(String path) {
    return client.send("DELETE", path, null, "Authorization", client.admin());
  }

  private String idOf(String app, String kid) {
    for (JsonNode key : Client.parse(client.get(keys(app), client.admin()))) {
      if (key.path("kid").asText().equals(kid)) {
        return key.path("id").asText();
      }
    }
    throw new AssertionError("no key " + kid);
  }

  private String tokenBody(String app, JWK key) {
    JWSAlgorithm algorithm = key instanceof ECKey ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256;
    String assertion = Client.sign(key, algorithm, key.getKeyID(), client.claims(app));
    return client.token(Client.encode(Client.tokenForm(assertion, SCOPE))).body();
  }

  private static String keys(String app) {
    return "/api/v1/apps/" + app + "/credentials/jwks";
  }

  private static String key(String app, String id) {
    return keys(app) + "/" + id;
  }
}
