package dev.risksh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import dev.risksh.console.TerminalSafe;
import java.util.ArrayList;
import java.util.List;

/** {@code /oauth2/v1/clients/{id}/roles} (Okta: client role assignments). A super admin's work. */
public final class RolesApi {
  private final OktaClient client;
  private final Auth admin;

  public RolesApi(OktaClient client, Auth admin) {
    this.client = client;
    this.admin = admin;
  }

  /** The admin roles of the app. */
  public List<AdminRole> list(String clientId) {
    Reply reply = client.expect(Call.get(rolesOf(clientId)).with(admin), 200);
    List<AdminRole> roles = new ArrayList<>();
    for (JsonNode node : reply.objects()) {
      roles.add(role(reply, node));
    }
    return roles;
  }

  /** Gives the app a standard role. */
  public AdminRole assign(String clientId, String type) {
    String body = Json.compact(Json.object().put("type", type));
    Reply reply = client.expect(Call.json("POST", rolesOf(clientId), body).with(admin), 201, 200);
    return role(reply, reply.object());
  }

  /** Takes a role away again. */
  public void unassign(String clientId, AdminRole role) {
    String target = rolesOf(clientId) + "/" + Call.segment(role.id());
    client.expect(Call.delete(target).with(admin), 204, 200);
  }

  private static String rolesOf(String clientId) {
    return "/oauth2/v1/clients/" + Call.segment(clientId) + "/roles";
  }

  private static AdminRole role(Reply reply, JsonNode node) {
    return new AdminRole(
        TerminalSafe.line(reply.required(node, "id")),
        TerminalSafe.line(reply.required(node, "type")),
        TerminalSafe.line(node.path("label").asText("")));
  }
}
