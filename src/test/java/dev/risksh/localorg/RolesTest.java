package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Admin roles of service apps: giving them, and the second gate that asks for them. */
class RolesTest extends OrgTestCase {
  private static final String EVENTS = "okta.riskEvents.manage";
  private static final String LOGS = "okta.logs.read";
  private static final String GRANTS = "okta.appGrants.manage";

  private String app;

  @BeforeEach
  void makeApp() {
    app = client.createApp("Provider", List.of(Keys.EC), EVENTS, LOGS, GRANTS);
  }

  @Test
  void aRoleIsShownAsOktaShowsIt() {
    HttpResponse<String> reply = assign("HELP_DESK_ADMIN");
    assertThat(reply.statusCode()).isEqualTo(201);
    assertThat(reply.body())
        .isEqualTo(
            ("{\"id\":\"JBCUYUC7IRCVGS27IFCE2SKO\",\"label\":\"Help Desk Administrator\","
                    + "\"type\":\"HELP_DESK_ADMIN\",\"status\":\"ACTIVE\","
                    + "\"created\":\"2026-11-24T12:00:00.000Z\","
                    + "\"lastUpdated\":\"2026-11-24T12:00:00.000Z\",\"assignmentType\":\"CLIENT\","
                    + "\"_links\":{\"assignee\":{\"href\":\"%s/oauth2/v1/clients/%s\"}}}")
                .formatted(org.baseUrl(), app));
    assertThat(client.get(roles(), client.admin()).body()).isEqualTo("[" + reply.body() + "]");
    String one = roles() + "/JBCUYUC7IRCVGS27IFCE2SKO";
    assertThat(client.get(one, client.admin()).body()).isEqualTo(reply.body());
    assertThat(delete(one).statusCode()).isEqualTo(204);
    assertThat(code(delete(one))).isEqualTo("404 E0000007");
    assertThat(client.get(roles(), client.admin()).body()).isEqualTo("[]");
  }

  @Test
  void badAssignmentsAreRefused() {
    assertThat(causes(assign("GOD"))).containsExactly("type: The field type is not valid.");
    assertThat(causes(assign(""))).containsExactly("type: The field cannot be left blank");
    assign("APP_ADMIN");
    assertThat(code(assign("APP_ADMIN"))).isEqualTo("409 E0000090");
    HttpResponse<String> nobody =
        client.json(
            "POST", "/oauth2/v1/clients/nobody/roles", client.admin(), "{\"type\":\"APP_ADMIN\"}");
    assertThat(Client.parse(nobody).path("errorSummary").asText())
        .isEqualTo("Not found: Resource not found: nobody (OAuth2AppInstance)");
  }

  @Test
  void rolesAreLogged() {
    assign("APP_ADMIN");
    delete(roles() + "/" + AdminRole.APP_ADMIN.id());
    JsonNode log = client.log("?filter=eventType+sw+%22app.oauth2.client.privilege%22");
    assertThat(log.findValuesAsText("eventType"))
        .containsExactly("app.oauth2.client.privilege.grant", "app.oauth2.client.privilege.revoke");
    assertThat(log.path(0).path("target").path(0).path("id").asText()).isEqualTo(app);
  }

  @Test
  void scopesAreEnoughWhereNoRoleIsAskedFor() {
    assertThat(send(bearer(EVENTS), "[]").statusCode()).isEqualTo(400);
  }

  @Test
  void whereRolesAreAskedForThereIsASecondGate() {
    requireRoles();
    HttpResponse<String> without = send(bearer(EVENTS), "[]");
    assertThat(stable(without.body()))
        .isEqualTo(
            "{\"errorCode\":\"E0000006\",\"errorSummary\":\"You do not have permission to perform"
                + " the requested action\",\"errorLink\":\"E0000006\",\"errorId\":\"oae…\","
                + "\"errorCauses\":[]}");
    assertThat(without.statusCode()).isEqualTo(403);
    // The first gate stands before the second.
    assertThat(send(bearer(LOGS), "[]").headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("insufficient_scope");

    assign("READ_ONLY_ADMIN");
    assertThat(client.get("/api/v1/logs", bearer(LOGS)).statusCode()).isEqualTo(200);
    assertThat(code(send(bearer(EVENTS), "[]"))).isEqualTo("403 E0000006");

    assign("ORG_ADMIN");
    assertThat(code(send(bearer(EVENTS), "[]"))).isEqualTo("400 E0000001");
    assertThat(code(grant())).isEqualTo("403 E0000006");

    assign("SUPER_ADMIN");
    assertThat(grant().statusCode()).isEqualTo(201);
  }

  private HttpResponse<String> grant() {
    return client.json(
        "POST",
        "/api/v1/apps/" + app + "/grants",
        bearer(GRANTS),
        "{\"issuer\":\"%s\",\"scopeId\":\"okta.users.read\"}".formatted(org.baseUrl()));
  }

  private void requireRoles() {
    HttpResponse<String> reply =
        client.json("PATCH", "/local/v1/switches", client.admin(), "{\"roleRequired\":true}");
    assertThat(reply.body())
        .isEqualTo(
            "{\"roleRequired\":true,\"riskApi\":\"available\",\"plan\":\"open\",\"logLag\":0.0,\"logDisorder\":0.0,"
                + "\"riskRate\":\"usual\",\"rateWindow\":60.0,"
                + "\"lowRisk\":\"allow\",\"mediumRisk\":\"challenge\",\"highRisk\":\"challenge\"}");
  }

  private String bearer(String scope) {
    return client.bearer(app, Keys.EC, JWSAlgorithm.ES256, scope);
  }

  private HttpResponse<String> send(String bearer, String body) {
    return client.json("POST", "/api/v1/risk/events/ip", bearer, body);
  }

  private HttpResponse<String> assign(String type) {
    return client.json("POST", roles(), client.admin(), "{\"type\":\"" + type + "\"}");
  }

  private HttpResponse<String> delete(String path) {
    return client.send("DELETE", path, null, "Authorization", client.admin());
  }

  private String roles() {
    return "/oauth2/v1/clients/" + app + "/roles";
  }
}
