package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/apps} for service apps: the same apps as {@link ClientsApi}, in another shape. */
final class AppsApi {
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 200;

  private final Apps apps;
  private final AppLog log;
  private final Ids ids;
  private final String orgId;

  AppsApi(Apps apps, AppLog log, Ids ids, String orgId) {
    this.orgId = orgId;
    this.apps = apps;
    this.log = log;
    this.ids = ids;
  }

  /** A service app; {@code activate=false} leaves it inactive. */
  Reply create(Call call) {
    Instant now = call.request().at();
    boolean active = !call.request().query().get("activate").orElse("true").equals("false");
    App app = new App(ids.id("0oa"), active, now, now, read(call, Optional.empty()));
    apps.put(app);
    log.created(call, app);
    return Reply.json(200, json(app, call.request()));
  }

  Reply replace(Call call) {
    App old = find(apps, call);
    App app = old.withClient(read(call, Optional.of(old.client())), call.request().at());
    apps.put(app);
    log.updated(call, app);
    return Reply.json(200, json(app, call.request()));
  }

  private ClientSettings read(Call call, Optional<ClientSettings> old) {
    JsonNode body = call.request().jsonObject();
    String label = body.path("label").asText("");
    if (label.isBlank()) {
      throw ApiRefusal.invalid("label", List.of("label: The field cannot be left blank"));
    }
    JsonNode client = body.path("settings").path("oauthClient");
    if (!body.path("signOnMode").asText().equals("OPENID_CONNECT") || !client.isObject()) {
      throw notValid("signOnMode");
    }
    JsonNode dpopBound = client.path("dpop_bound_access_tokens");
    if (!dpopBound.isMissingNode() && !dpopBound.isBoolean()) {
      throw notValid("dpop_bound_access_tokens");
    }
    ObjectNode metadata = client.deepCopy();
    metadata.put("client_name", label);
    JsonNode credentials = body.path("credentials").path("oauthClient");
    for (String name : List.of("token_endpoint_auth_method", "client_secret")) {
      if (credentials.has(name)) {
        metadata.set(name, credentials.get(name));
      }
    }
    return ClientMetadata.read(metadata, old, call.request().at(), ids)
        .withDpopBound(dpopBound.asBoolean());
  }

  private static ApiRefusal notValid(String field) {
    return ApiRefusal.invalid(
        field, List.of("%s: The field %s is not valid.".formatted(field, field)));
  }

  Reply list(Call call) {
    Request request = call.request();
    int limit = Paging.limit(request, DEFAULT_LIMIT, MAX_LIMIT);
    String after = request.query().get("after").orElse("");
    Paging<App> page = Paging.of(apps.all(), App::id, after, limit);
    ArrayNode body = Json.array();
    page.items().forEach(app -> body.add(json(app, request)));
    return page.link(Reply.json(200, body), request);
  }

  Reply get(Call call) {
    return Reply.json(200, json(find(apps, call), call.request()));
  }

  Reply activate(Call call) {
    App app = find(apps, call).withActive(true, call.request().at());
    apps.put(app);
    log.activated(call, app);
    return Reply.json(200, Json.object());
  }

  Reply deactivate(Call call) {
    App app = find(apps, call).withActive(false, call.request().at());
    apps.put(app);
    log.deactivated(call, app);
    return Reply.json(200, Json.object());
  }

  /** Only what was deactivated before may go. */
  Reply delete(Call call) {
    App app = find(apps, call);
    if (app.active()) {
      throw ApiRefusal.of(OktaError.E0000056);
    }
    apps.remove(app);
    log.deleted(call, app);
    return Reply.empty(204);
  }

  /** The app that the path names first. */
  static App find(Apps apps, Call call) {
    String id = call.pathValue(0);
    return apps.find(id).orElseThrow(() -> ApiRefusal.notFound(id, "AppInstance"));
  }

  private ObjectNode json(App app, Request request) {
    String url = request.base() + "/api/v1/apps/" + app.id();
    ObjectNode node = Json.object();
    node.put("id", app.id());
    node.put("orn", "orn:okta:idp:%s:apps:oidc_client:%s".formatted(orgId, app.id()));
    node.put("name", "oidc_client");
    node.put("label", app.name());
    node.put("status", app.active() ? "ACTIVE" : "INACTIVE");
    node.put("lastUpdated", Json.time(app.lastUpdated()));
    node.put("created", Json.time(app.created()));
    node.put("signOnMode", "OPENID_CONNECT");
    ClientSettings settings = app.client();
    ObjectNode credentials = node.putObject("credentials").putObject("oauthClient");
    credentials.put("client_id", app.id());
    if (settings.secret() != null) {
      credentials.put("client_secret", settings.secret());
    }
    credentials.put("token_endpoint_auth_method", settings.authMethod());
    ObjectNode client = node.putObject("settings").putObject("oauthClient");
    client.put("application_type", settings.applicationType());
    client.set("grant_types", Json.array(settings.grantTypes()));
    client.set("response_types", Json.array(settings.responseTypes()));
    client.put("consent_method", "TRUSTED");
    client.put("issuer_mode", "ORG_URL");
    client.put("wildcard_redirect", "DISABLED");
    client.put("dpop_bound_access_tokens", settings.dpopBound());
    client.put("participate_slo", false);
    if (settings.jwksUri() != null) {
      client.put("jwks_uri", settings.jwksUri());
    } else if (!settings.keys().isEmpty()) {
      ArrayNode keys = client.putObject("jwks").putArray("keys");
      settings.keys().forEach(key -> keys.add(ClientKeysApi.json(key)));
    }
    String verb = app.active() ? "deactivate" : "activate";
    ObjectNode links = node.putObject("_links");
    links.putObject("self").put("href", url);
    links.putObject(verb).put("href", url + "/lifecycle/" + verb);
    return node;
  }
}
