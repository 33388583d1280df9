package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code /api/v1/apps/{id}/grants}: which scopes an app may ask for (Okta: application grants). */
final class GrantsApi {
  private final Apps apps;
  private final AppLog log;
  private final Ids ids;
  private final String adminId;

  GrantsApi(Apps apps, AppLog log, Ids ids, String adminId) {
    this.apps = apps;
    this.log = log;
    this.ids = ids;
    this.adminId = adminId;
  }

  Reply create(Call call) {
    App app = AppsApi.find(apps, call);
    JsonNode body = call.request().jsonObject();
    String scope = body.path("scopeId").asText("");
    String issuer = body.path("issuer").asText("");
    List<String> causes = new ArrayList<>();
    if (issuer.isBlank()) {
      causes.add("issuer: The field cannot be left blank");
    } else if (!issuer.equals(call.request().base())) {
      causes.add("issuer: The field issuer is not valid.");
    }
    if (scope.isBlank()) {
      causes.add("scopeId: The field cannot be left blank");
    } else if (!Scopes.isKnown(scope)) {
      causes.add("scopeId: The field scopeId is not valid.");
    }
    if (!causes.isEmpty()) {
      throw ApiRefusal.invalid(causes.get(0).substring(0, causes.get(0).indexOf(':')), causes);
    }
    Instant now = call.request().at();
    Grant wanted = new Grant(ids.id("oag"), app.id(), scope, now, now);
    Grant grant = apps.grant(wanted);
    if (grant.id().equals(wanted.id())) {
      log.granted(call, app, grant);
    }
    return Reply.json(201, json(grant, app, call.request()));
  }

  Reply list(Call call) {
    App app = AppsApi.find(apps, call);
    ArrayNode body = Json.array();
    apps.grantsOf(app).forEach(grant -> body.add(json(grant, app, call.request())));
    return Reply.json(200, body);
  }

  Reply get(Call call) {
    App app = AppsApi.find(apps, call);
    return Reply.json(200, json(find(call, app), app, call.request()));
  }

  Reply revoke(Call call) {
    App app = AppsApi.find(apps, call);
    Grant grant = find(call, app);
    apps.revoke(grant);
    log.revoked(call, app, grant);
    return Reply.empty(204);
  }

  private Grant find(Call call, App app) {
    String id = call.pathValue(1);
    return apps.grantsOf(app).stream()
        .filter(grant -> grant.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ApiRefusal.notFound(id, "OAuth2ScopeConsentGrant"));
  }

  private ObjectNode json(Grant grant, App app, Request request) {
    String appUrl = request.base() + "/api/v1/apps/" + app.id();
    ObjectNode node = Json.object();
    node.put("id", grant.id());
    node.put("status", "ACTIVE");
    node.put("created", Json.time(grant.created()));
    node.putObject("createdBy").put("id", adminId).put("type", "User");
    node.put("lastUpdated", Json.time(grant.lastUpdated()));
    node.put("issuer", request.base());
    node.put("clientId", app.id());
    node.put("scopeId", grant.scope());
    node.put("source", "ADMIN");
    node.putObject("_embedded").putObject("scope").put("id", grant.scope());
    ObjectNode links = node.putObject("_links");
    links.putObject("app").put("href", appUrl).put("title", app.name());
    ObjectNode self = links.putObject("self").put("href", appUrl + "/grants/" + grant.id());
    self.putObject("hints").set("allow", Json.array(List.of("GET", "DELETE")));
    links
        .putObject("client")
        .put("href", request.base() + "/oauth2/v1/clients/" + app.id())
        .put("title", app.name());
    return node;
  }
}
