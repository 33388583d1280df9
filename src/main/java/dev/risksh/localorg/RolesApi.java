package dev.risksh.localorg;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** {@code /oauth2/v1/clients/{id}/roles}: the admin roles of a service app (Okta: client roles). */
final class RolesApi {
  private final Apps apps;
  private final AppLog log;

  RolesApi(Apps apps, AppLog log) {
    this.apps = apps;
    this.log = log;
  }

  Reply assign(Call call) {
    App app = ClientsApi.find(apps, call);
    String type = call.request().jsonObject().path("type").asText("");
    if (type.isBlank()) {
      throw ApiRefusal.invalid("type", List.of("type: The field cannot be left blank"));
    }
    AdminRole role =
        AdminRole.of(type)
            .orElseThrow(
                () -> ApiRefusal.invalid("type", List.of("type: The field type is not valid.")));
    RoleAssignment assignment = new RoleAssignment(app.id(), role, call.request().at());
    if (!apps.assign(assignment)) {
      throw ApiRefusal.of(OktaError.E0000090);
    }
    log.assigned(call, app, role);
    return Reply.json(201, json(assignment, call.request()));
  }

  Reply list(Call call) {
    App app = ClientsApi.find(apps, call);
    ArrayNode body = Json.array();
    apps.rolesOf(app).forEach(assignment -> body.add(json(assignment, call.request())));
    return Reply.json(200, body);
  }

  Reply get(Call call) {
    return Reply.json(200, json(find(call, ClientsApi.find(apps, call)), call.request()));
  }

  Reply unassign(Call call) {
    App app = ClientsApi.find(apps, call);
    RoleAssignment assignment = find(call, app);
    apps.unassign(assignment);
    log.unassigned(call, app, assignment.role());
    return Reply.empty(204);
  }

  private RoleAssignment find(Call call, App app) {
    String id = call.pathValue(1);
    Optional<RoleAssignment> found =
        apps.rolesOf(app).stream().filter(a -> a.role().id().equals(id)).findFirst();
    return found.orElseThrow(() -> ApiRefusal.notFound(id, "RoleAssignment"));
  }

  private static ObjectNode json(RoleAssignment assignment, Request request) {
    AdminRole role = assignment.role();
    ObjectNode node = Json.object();
    node.put("id", role.id());
    node.put("label", role.label());
    node.put("type", role.name());
    node.put("status", "ACTIVE");
    node.put("created", Json.time(assignment.created()));
    node.put("lastUpdated", Json.time(assignment.created()));
    node.put("assignmentType", "CLIENT");
    node.putObject("_links")
        .putObject("assignee")
        .put("href", request.base() + "/oauth2/v1/clients/" + assignment.appId());
    return node;
  }
}
