package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.http.HttpResponse;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Making service apps, by both of Okta's APIs, and granting them scopes. */
class AppsTest extends OrgTestCase {

  @Test
  void aClientIsShownAsOktaShowsIt() {
    RSAKey bare = new RSAKey.Builder(Keys.RSA).keyID(null).build();
    HttpResponse<String> reply = register("\"jwks\":{\"keys\":[" + json(bare) + "]}");
    assertThat(reply.statusCode()).isEqualTo(201);
    JsonNode body = Client.parse(reply);
    String id = body.path("client_id").asText();
    assertThat(id).matches("0oa\\w{17}");
    assertThat(reply.body())
        .isEqualTo(
            ("{\"client_id\":\"%s\",\"client_id_issued_at\":1795521600,\"client_name\":\"Example\","
                    + "\"client_uri\":null,\"logo_uri\":null,\"redirect_uris\":[],"
                    + "\"response_types\":[\"token\"],\"grant_types\":[\"client_credentials\"],"
                    + "\"token_endpoint_auth_method\":\"private_key_jwt\","
                    + "\"application_type\":\"service\",\"jwks\":{\"keys\":[{\"kty\":\"RSA\","
                    + "\"kid\":null,\"use\":null,\"e\":\"AQAB\",\"n\":\"%s\"}]}}")
                .formatted(id, Keys.RSA.getModulus()));
    assertThat(client.get("/oauth2/v1/clients/" + id, client.admin()).body())
        .isEqualTo(reply.body());
  }

  @Test
  void aClientIsReplacedAndDeleted() {
    String id = client.createApp("Before", List.of(Keys.EC), "okta.logs.read");
    String path = "/oauth2/v1/clients/" + id;
    HttpResponse<String> put =
        client.json("PUT", path, client.admin(), "{\"client_name\":\"After\"}");
    assertThat(Client.parse(put).path("client_name").asText()).isEqualTo("After");
    HttpResponse<String> delete =
        client.send("DELETE", path, null, "Authorization", client.admin());
    assertThat(delete.statusCode()).isEqualTo(204);
    HttpResponse<String> gone = client.get(path, client.admin());
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(stable(gone.body()))
        .isEqualTo(
            ("{\"errorCode\":\"E0000007\",\"errorSummary\":\"Not found: Resource not found: %s"
                    + " (OAuth2AppInstance)\",\"errorLink\":\"E0000007\",\"errorId\":\"oae…\","
                    + "\"errorCauses\":[]}")
                .formatted(id));
  }

  @Test
  void clientsAreListedInPages() {
    for (String name : List.of("Alpha 1", "Alpha 2", "Alpha 3", "Beta")) {
      client.createApp(name, List.of());
    }
    HttpResponse<String> first = client.get("/oauth2/v1/clients?q=Alpha&limit=2", client.admin());
    assertThat(Client.parse(first)).hasSize(2);
    List<String> links = first.headers().allValues("Link");
    assertThat(links).hasSize(2);
    assertThat(links.get(0))
        .isEqualTo("<" + client.url("/oauth2/v1/clients?q=Alpha&limit=2") + ">; rel=\"self\"");
    String next = links.get(1).replaceAll("<(.*)>; rel=\"next\"", "$1");
    HttpResponse<String> second = client.get(next, client.admin());
    assertThat(Client.parse(second).findValuesAsText("client_name")).containsExactly("Alpha 3");
    assertThat(second.headers().allValues("Link")).hasSize(1);
    assertThat(causes(client.get("/oauth2/v1/clients?after=zz", client.admin())))
        .containsExactly("after: must be a valid value");
  }

  @Test
  void badMetadataIsRefused() {
    assertThat(create("{}").body())
        .isEqualTo(
            "{\"error\":\"invalid_client_metadata\",\"error_description\":\"The 'client_name' is"
                + " required and cannot be longer than 100.\"}");
    for (String field :
        List.of(
            "\"application_type\":\"daemon\"",
            "\"grant_types\":[\"magic\"]",
            "\"grant_types\":\"client_credentials\"",
            "\"response_types\":[\"magic\"]",
            "\"token_endpoint_auth_method\":\"magic\"",
            "\"jwks_uri\":\"http://example.com/keys\"",
            "\"jwks_uri\":\"/keys\"",
            "\"jwks_uri\":\"https://example.com/k\",\"jwks\":{}")) {
      HttpResponse<String> reply = create("{\"client_name\":\"x\"," + field + "}");
      assertThat(reply.statusCode()).as(field).isEqualTo(400);
      assertThat(Client.parse(reply).path("error").asText()).isEqualTo("invalid_client_metadata");
    }
  }

  @Test
  void badKeysAreRefused() throws Exception {
    KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
    small.initialize(1024);
    RSAKey weak = new RSAKey.Builder((RSAPublicKey) small.generateKeyPair().getPublic()).build();
    assertKeysRefused(
        weak.toJSONString(),
        "RSA key length in the 'jwks' is less than '2,048' bits for the given key.");
    assertKeysRefused(
        json(Keys.RSA) + "," + json(Keys.RSA), "All keys in the 'jwks' must have a unique `kid`.");
    assertKeysRefused(Keys.RSA.toJSONString(), "The 'jwks' must contain public keys only.");
    assertKeysRefused("", "keys: The field cannot be left blank");
    assertKeysRefused("{\"kty\":\"oct\"}", "jwks: The field jwks is not valid.");
    assertKeysRefused("{\"kty\":5}", "kty: The field kty is not valid.");
    assertKeysRefused(
        json(Keys.EC).replace("P-256", "P-999"), "jwks: The field jwks is not valid.");
    ObjectNode odd = (ObjectNode) Json.read(json(Keys.EC));
    assertKeysRefused(odd.put("use", "art").toString(), "use: The field use is not valid.");
  }

  private void assertKeysRefused(String keys, String cause) {
    HttpResponse<String> reply = register("\"jwks\":{\"keys\":[" + keys + "]}");
    assertThat(code(reply)).isEqualTo("400 E0000001");
    assertThat(Client.parse(reply).path("errorSummary").asText())
        .isEqualTo("Api validation failed: JsonWebKey");
    assertThat(causes(reply)).containsExactly(cause);
  }

  @Test
  void anAppMadeByTheAppsApiIsTheSameClient() {
    HttpResponse<String> reply =
        client.json(
            "POST",
            "/api/v1/apps?activate=true",
            client.admin(),
            """
            {"name":"oidc_client","label":"By Apps API","signOnMode":"OPENID_CONNECT",
             "credentials":{"oauthClient":{"token_endpoint_auth_method":"private_key_jwt"}},
             "settings":{"oauthClient":{"application_type":"service",
              "grant_types":["client_credentials"],"response_types":["token"],
              "dpop_bound_access_tokens":false,"jwks":{"keys":[%s]}}}}"""
                .formatted(json(Keys.EC)));
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    JsonNode app = Client.parse(reply);
    String id = app.path("id").asText();
    assertThat(app.path("orn").asText()).matches("orn:okta:idp:00o\\w{17}:apps:oidc_client:" + id);
    assertThat(app.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(app.path("credentials").path("oauthClient").path("client_id").asText())
        .isEqualTo(id);
    JsonNode asClient = Client.parse(client.get("/oauth2/v1/clients/" + id, client.admin()));
    assertThat(asClient.path("client_name").asText()).isEqualTo("By Apps API");
    assertThat(Client.parse(client.get("/api/v1/apps", client.admin()))).hasSize(1);
    assertThat(Client.parse(client.get("/api/v1/apps/" + id, client.admin()))).isEqualTo(app);
  }

  @Test
  void onlyADeactivatedAppCanBeDeleted() {
    String path = "/api/v1/apps/" + client.createApp("App", List.of());
    assertThat(code(delete(path))).isEqualTo("403 E0000056");
    client.json("POST", path + "/lifecycle/deactivate", client.admin(), "");
    assertThat(Client.parse(client.get(path, client.admin())).path("status").asText())
        .isEqualTo("INACTIVE");
    assertThat(delete(path).statusCode()).isEqualTo(204);
    assertThat(code(client.get(path, client.admin()))).isEqualTo("404 E0000007");
  }

  @Test
  void aGrantIsShownAsOktaShowsIt() {
    String app = client.createApp("App", List.of());
    HttpResponse<String> reply = client.grant(app, "okta.logs.read");
    assertThat(reply.statusCode()).isEqualTo(201);
    JsonNode grant = Client.parse(reply);
    String id = grant.path("id").asText();
    String admin = grant.path("createdBy").path("id").asText();
    assertThat(id).matches("oag\\w{17}");
    assertThat(reply.body())
        .isEqualTo(
            ("{\"id\":\"%1$s\",\"status\":\"ACTIVE\",\"created\":\"2026-11-24T12:00:00.000Z\","
                    + "\"createdBy\":{\"id\":\"%2$s\",\"type\":\"User\"},"
                    + "\"lastUpdated\":\"2026-11-24T12:00:00.000Z\",\"issuer\":\"%3$s\","
                    + "\"clientId\":\"%4$s\",\"scopeId\":\"okta.logs.read\",\"source\":\"ADMIN\","
                    + "\"_embedded\":{\"scope\":{\"id\":\"okta.logs.read\"}},\"_links\":{\"app\":"
                    + "{\"href\":\"%3$s/api/v1/apps/%4$s\",\"title\":\"App\"},\"self\":{\"href\":"
                    + "\"%3$s/api/v1/apps/%4$s/grants/%1$s\",\"hints\":{\"allow\":[\"GET\","
                    + "\"DELETE\"]}},\"client\":{\"href\":\"%3$s/oauth2/v1/clients/%4$s\","
                    + "\"title\":\"App\"}}}")
                .formatted(id, admin, org.baseUrl(), app));
    String path = "/api/v1/apps/" + app + "/grants";
    assertThat(client.get(path, client.admin()).body()).isEqualTo("[" + reply.body() + "]");
    assertThat(client.get(path + "/" + id, client.admin()).body()).isEqualTo(reply.body());
    assertThat(client.grant(app, "okta.logs.read").body()).isEqualTo(reply.body());
    assertThat(delete(path + "/" + id).statusCode()).isEqualTo(204);
    assertThat(code(delete(path + "/" + id))).isEqualTo("404 E0000007");
    assertThat(client.get(path, client.admin()).body()).isEqualTo("[]");
  }

  @Test
  void badGrantsAreRefused() {
    String app = client.createApp("App", List.of());
    assertThat(causes(client.grant(app, "okta.magic.manage")))
        .containsExactly("scopeId: The field scopeId is not valid.");
    assertThat(causes(client.grant(app, "")))
        .containsExactly("scopeId: The field cannot be left blank");
    HttpResponse<String> foreign =
        client.json(
            "POST",
            "/api/v1/apps/" + app + "/grants",
            client.admin(),
            "{\"issuer\":\"https://example.okta.com\",\"scopeId\":\"okta.logs.read\"}");
    assertThat(causes(foreign)).containsExactly("issuer: The field issuer is not valid.");
    assertThat(code(client.grant("0oaNobody0000000001d6", "okta.logs.read")))
        .isEqualTo("404 E0000007");
  }

  @Test
  void whatAdminsDoIsLogged() {
    String app = client.createApp("App", List.of(), "okta.logs.read");
    delete("/oauth2/v1/clients/" + app);
    JsonNode log = client.log("");
    assertThat(log.findValuesAsText("eventType"))
        .containsExactly(
            "app.oauth2.client.lifecycle.create",
            "app.oauth2.admin.consent.grant",
            "app.oauth2.client.lifecycle.delete");
    assertThat(log.path(0).path("actor").path("type").asText()).isEqualTo("User");
    assertThat(log.path(0).path("target").path(0).path("id").asText()).isEqualTo(app);
    assertThat(log.path(1).path("target").path(0).path("displayName").asText())
        .isEqualTo("okta.logs.read");
  }

  private HttpResponse<String> register(String more) {
    return create(
        "{\"client_name\":\"Example\",\"application_type\":\"service\","
            + "\"token_endpoint_auth_method\":\"private_key_jwt\","
            + more
            + "}");
  }

  private HttpResponse<String> create(String body) {
    return client.json("POST", "/oauth2/v1/clients", client.admin(), body);
  }

  private HttpResponse<String> delete(String path) {
    return client.send("DELETE", path, null, "Authorization", client.admin());
  }

  private static String json(JWK key) {
    return key.toPublicJWK().toJSONString();
  }
}
