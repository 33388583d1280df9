package dev.risksh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.TerminalSafe;
import java.util.ArrayList;
import java.util.List;

/**
 * Service apps and their scope grants: {@code /oauth2/v1/clients} and {@code
 * /api/v1/apps/{id}/grants} (Okta: dynamic client registration, application grants). An admin's
 * work.
 */
public final class AppsApi {
  private final OktaClient client;
  private final Auth admin;

  public AppsApi(OktaClient client, Auth admin) {
    this.client = client;
    this.admin = admin;
  }

  /** Registers a service app that proves itself with the key of {@code publicJwk}. */
  public ServiceApp create(String name, String publicJwk) {
    ObjectNode body = Json.object();
    body.put("client_name", name);
    body.put("application_type", "service");
    body.putArray("grant_types").add("client_credentials");
    body.putArray("response_types").add("token");
    body.put("token_endpoint_auth_method", "private_key_jwt");
    body.putObject("jwks").putArray("keys").add(Json.parse(publicJwk, "the public key"));
    Reply reply =
        client.expect(
            Call.json("POST", "/oauth2/v1/clients", Json.compact(body)).with(admin), 201, 200);
    return app(reply, reply.object());
  }

  /** The app of that client id, with the scopes it was granted. */
  public ServiceApp get(String clientId) {
    Reply reply =
        client.expect(Call.get("/oauth2/v1/clients/" + Call.segment(clientId)).with(admin), 200);
    return app(reply, reply.object()).withScopes(grants(clientId));
  }

  /** The service apps of the org, first page of at most 200, without their scopes. */
  public List<ServiceApp> list() {
    Reply reply = client.expect(Call.get("/oauth2/v1/clients?limit=200").with(admin), 200);
    List<ServiceApp> apps = new ArrayList<>();
    for (JsonNode node : reply.objects()) {
      if (node.path("application_type").asText().equals("service")) {
        apps.add(app(reply, node));
      }
    }
    return apps;
  }

  /** Grants one Okta API scope to the app. */
  public void grant(String clientId, String scope) {
    ObjectNode body = Json.object();
    body.put("issuer", client.org().toString());
    body.put("scopeId", scope);
    client.expect(Call.json("POST", grantsOf(clientId), Json.compact(body)).with(admin), 201, 200);
  }

  /** The scopes granted to the app. */
  public List<String> grants(String clientId) {
    Reply reply = client.expect(Call.get(grantsOf(clientId)).with(admin), 200);
    List<String> scopes = new ArrayList<>();
    for (JsonNode grant : reply.objects()) {
      scopes.add(TerminalSafe.line(reply.required(grant, "scopeId")));
    }
    return scopes;
  }

  private static String grantsOf(String clientId) {
    return "/api/v1/apps/" + Call.segment(clientId) + "/grants";
  }

  private static ServiceApp app(Reply reply, JsonNode node) {
    List<String> kids = new ArrayList<>();
    for (JsonNode key : node.path("jwks").path("keys")) {
      kids.add(TerminalSafe.line(key.path("kid").asText("")));
    }
    return new ServiceApp(
        TerminalSafe.line(reply.required(node, "client_id")),
        TerminalSafe.line(node.path("client_name").asText("")),
        List.of(),
        kids);
  }
}
