package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /api/v1/apps/{id}/credentials/jwks}: the keys of an app one by one, so that a new one can
 * be taken into use before the old one goes (Okta: application client auth credentials).
 */
final class ClientKeysApi {
  private static final String TYPE = "OAuth2ClientJsonWebKey";

  private final Apps apps;
  private final AppLog log;
  private final Ids ids;

  ClientKeysApi(Apps apps, AppLog log, Ids ids) {
    this.apps = apps;
    this.log = log;
    this.ids = ids;
  }

  Reply list(Call call) {
    ArrayNode body = Json.array();
    AppsApi.find(apps, call).client().keys().forEach(key -> body.add(json(key)));
    return Reply.json(200, body);
  }

  synchronized Reply add(Call call) {
    App app = AppsApi.find(apps, call);
    Instant now = call.request().at();
    JsonNode body = call.request().jsonObject();
    List<ClientKey> keys = app.client().keys();
    PublicJwk jwk = KeyRules.readAnother(body, keys.stream().map(ClientKey::jwk).toList());
    boolean active = !body.path("status").asText("ACTIVE").equals("INACTIVE");
    ClientKey key = new ClientKey(ids.id("pks"), active, now, now, jwk);
    List<ClientKey> more = new ArrayList<>(keys);
    more.add(key);
    put(call, app, more);
    return Reply.json(201, json(key));
  }

  Reply get(Call call) {
    return Reply.json(200, json(find(call, AppsApi.find(apps, call))));
  }

  synchronized Reply activate(Call call) {
    App app = AppsApi.find(apps, call);
    return replace(call, app, find(call, app).withActive(true, call.request().at()));
  }

  synchronized Reply deactivate(Call call) {
    App app = AppsApi.find(apps, call);
    ClientKey key = find(call, app);
    if (app.client().usesPrivateKey() && app.client().activeKeys().equals(List.of(key))) {
      throw KeyRules.refuse(
          "Can't deactivate the only active JSON Web Key when the value for"
              + " `token_endpoint_auth_method` is `private_key_jwt`.");
    }
    return replace(call, app, key.withActive(false, call.request().at()));
  }

  synchronized Reply delete(Call call) {
    App app = AppsApi.find(apps, call);
    ClientKey key = find(call, app);
    if (key.active()) {
      throw KeyRules.refuse(
          "You can't delete an active JSON Web Key. Deactivate the key before deleting it.");
    }
    put(call, app, app.client().keys().stream().filter(other -> !other.equals(key)).toList());
    return Reply.empty(204);
  }

  private Reply replace(Call call, App app, ClientKey key) {
    put(
        call,
        app,
        app.client().keys().stream().map(k -> k.id().equals(key.id()) ? key : k).toList());
    return Reply.json(200, json(key));
  }

  private void put(Call call, App app, List<ClientKey> keys) {
    App changed = app.withClient(app.client().withKeys(keys), call.request().at());
    apps.put(changed);
    log.updated(call, changed);
  }

  private static ClientKey find(Call call, App app) {
    String id = call.pathValue(1);
    return app.client().keys().stream()
        .filter(key -> key.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ApiRefusal.notFound(id, TYPE));
  }

  static ObjectNode json(ClientKey key) {
    ObjectNode node = ClientMetadata.writeJwk(key.jwk(), Json.object());
    node.put("id", key.id());
    node.put("status", key.active() ? "ACTIVE" : "INACTIVE");
    node.put("created", Json.time(key.created()));
    node.put("lastUpdated", Json.time(key.lastUpdated()));
    return node;
  }
}
