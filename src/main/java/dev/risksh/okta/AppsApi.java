package dev.risksh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.TerminalSafe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Service apps and their scope grants: {@code /oauth2/v1/clients}, {@code /api/v1/apps} and {@code
 * /api/v1/apps/{id}/grants} (Okta: dynamic client registration, applications, application grants).
 * An admin's work.
 */
public final class AppsApi {
  private static final String CLIENTS = "/oauth2/v1/clients";
  private static final String APPS = "/api/v1/apps";

  /** Of 200 apps each. */
  private static final int MOST_PAGES = 10;

  private final OktaClient client;
  private final Auth admin;

  public AppsApi(OktaClient client, Auth admin) {
    this.client = client;
    this.admin = admin;
  }

  /** Registers a service app that proves itself with the key of {@code publicJwk}. */
  public ServiceApp create(String name, String publicJwk) {
    ObjectNode body = service(Json.object(), publicJwk);
    body.put("client_name", name);
    body.put("token_endpoint_auth_method", "private_key_jwt");
    Reply reply =
        client.expect(Call.json("POST", CLIENTS, Json.compact(body)).with(admin), 201, 200);
    return app(reply, reply.object());
  }

  /** The same for an app whose tokens must be bound with DPoP: only the Apps API knows of that. */
  public ServiceApp createDpopBound(String name, String publicJwk) {
    ObjectNode body = Json.object();
    body.put("name", "oidc_client");
    body.put("label", name);
    body.put("signOnMode", "OPENID_CONNECT");
    body.putObject("credentials")
        .putObject("oauthClient")
        .put("token_endpoint_auth_method", "private_key_jwt");
    service(body.putObject("settings").putObject("oauthClient"), publicJwk)
        .put("consent_method", "TRUSTED")
        .put("issuer_mode", "ORG_URL")
        .put("dpop_bound_access_tokens", true);
    String target = APPS + "?activate=true";
    Reply reply =
        client.expect(Call.json("POST", target, Json.compact(body)).with(admin), 200, 201);
    JsonNode made = reply.object();
    return new ServiceApp(
        TerminalSafe.line(reply.required(made, "id")),
        TerminalSafe.line(made.path("label").asText("")),
        List.of(),
        kids(made.path("settings").path("oauthClient")));
  }

  private static ObjectNode service(ObjectNode client, String publicJwk) {
    client.put("application_type", "service");
    client.putArray("grant_types").add("client_credentials");
    client.putArray("response_types").add("token");
    client.putObject("jwks").putArray("keys").add(Json.parse(publicJwk, "the public key"));
    return client;
  }

  /** The app of that client id, with the scopes it was granted. */
  public ServiceApp get(String clientId) {
    Reply reply = client.expect(Call.get(at(CLIENTS, clientId)).with(admin), 200);
    return app(reply, reply.object()).withScopes(scopes(clientId));
  }

  /** The same with what only the Apps API tells. */
  public AppDetails details(String clientId, List<AdminRole> roles) {
    Reply reply = client.expect(Call.get(at(APPS, clientId)).with(admin), 200);
    JsonNode seen = reply.object();
    return new AppDetails(
        get(clientId),
        seen.path("status").asText("ACTIVE").equals("ACTIVE"),
        seen.at("/settings/oauthClient/dpop_bound_access_tokens").asBoolean(),
        roles);
  }

  /** The service apps of the org, without their scopes. */
  public List<ServiceApp> list() {
    List<ServiceApp> apps = new ArrayList<>();
    Optional<String> page = Optional.of(CLIENTS + "?limit=200");
    for (int pages = 0; page.isPresent() && pages < MOST_PAGES; pages++) {
      Reply reply = client.expect(Call.get(page.get()).with(admin), 200);
      for (JsonNode node : reply.objects()) {
        if (node.path("application_type").asText().equals("service")) {
          apps.add(app(reply, node));
        }
      }
      page = NextLink.of(reply, client.org());
    }
    return apps;
  }

  /** Removes the app for good. */
  public void remove(String clientId) {
    client.expect(Call.delete(at(CLIENTS, clientId)).with(admin), 204, 200);
  }

  /** Grants one Okta API scope to the app. */
  public void grant(String clientId, String scope) {
    ObjectNode body = Json.object();
    body.put("issuer", client.org().toString());
    body.put("scopeId", scope);
    client.expect(Call.json("POST", grantsOf(clientId), Json.compact(body)).with(admin), 201, 200);
  }

  /**
   * Takes a scope back.
   *
   * @return whether the app had it
   */
  public boolean revoke(String clientId, String scope) {
    Optional<String> grant = Optional.ofNullable(grants(clientId).get(scope));
    grant.ifPresent(
        id ->
            client.expect(
                Call.delete(grantsOf(clientId) + "/" + Call.segment(id)).with(admin), 204, 200));
    return grant.isPresent();
  }

  private List<String> scopes(String clientId) {
    return List.copyOf(grants(clientId).keySet());
  }

  /** The grants' ids by their scopes. */
  private Map<String, String> grants(String clientId) {
    Reply reply = client.expect(Call.get(grantsOf(clientId)).with(admin), 200);
    Map<String, String> grants = new LinkedHashMap<>();
    for (JsonNode grant : reply.objects()) {
      grants.put(TerminalSafe.line(reply.required(grant, "scopeId")), reply.required(grant, "id"));
    }
    return grants;
  }

  private static String grantsOf(String clientId) {
    return at(APPS, clientId) + "/grants";
  }

  private static String at(String path, String clientId) {
    return path + "/" + Call.segment(clientId);
  }

  private static ServiceApp app(Reply reply, JsonNode node) {
    return new ServiceApp(
        TerminalSafe.line(reply.required(node, "client_id")),
        TerminalSafe.line(node.path("client_name").asText("")),
        List.of(),
        kids(node));
  }

  private static List<String> kids(JsonNode client) {
    List<String> kids = new ArrayList<>();
    for (JsonNode key : client.path("jwks").path("keys")) {
      kids.add(TerminalSafe.line(key.path("kid").asText("")));
    }
    return kids;
  }
}
