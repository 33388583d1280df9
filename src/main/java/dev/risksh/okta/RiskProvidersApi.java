package dev.risksh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.TerminalSafe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/risk/providers} (Okta: Risk Providers reference). An admin's work. */
public final class RiskProvidersApi {
  private static final String PATH = "/api/v1/risk/providers";

  private final OktaClient client;
  private final Auth auth;

  public RiskProvidersApi(OktaClient client, Auth auth) {
    this.client = client;
    this.auth = auth;
  }

  public List<RiskProvider> list() {
    Reply reply = client.expect(Call.get(PATH).with(auth), 200);
    List<RiskProvider> providers = new ArrayList<>();
    for (JsonNode node : reply.objects()) {
      providers.add(provider(reply, node));
    }
    return providers;
  }

  public RiskProvider get(String id) {
    Reply reply = client.expect(Call.get(at(id)).with(auth), 200);
    return provider(reply, reply.object());
  }

  /** Makes one more provider; an org has at most three. */
  public RiskProvider create(String name, String clientId, ProviderAction action) {
    Reply reply =
        client.expect(Call.json("POST", PATH, body(name, clientId, action)).with(auth), 201, 200);
    return provider(reply, reply.object());
  }

  /** Replaces what the provider of that id is. */
  public RiskProvider replace(String id, String name, String clientId, ProviderAction action) {
    Reply reply =
        client.expect(Call.json("PUT", at(id), body(name, clientId, action)).with(auth), 200);
    return provider(reply, reply.object());
  }

  /** Removes the provider; what it said counts no more. */
  public void remove(String id) {
    client.expect(Call.delete(at(id)).with(auth), 204, 200);
  }

  private static String at(String id) {
    return PATH + "/" + Call.segment(id);
  }

  private static String body(String name, String clientId, ProviderAction action) {
    ObjectNode body = Json.object();
    body.put("name", name);
    body.put("clientId", clientId);
    body.put("action", action.wire());
    return Json.compact(body);
  }

  private static RiskProvider provider(Reply reply, JsonNode node) {
    String clientId = TerminalSafe.line(node.path("clientId").asText(""));
    return new RiskProvider(
        TerminalSafe.line(reply.required(node, "id")),
        TerminalSafe.line(reply.required(node, "name")),
        // The provider that every org starts with has the text "null" there, not a null.
        Optional.of(clientId).filter(id -> !id.isBlank() && !id.equals("null")),
        action(node.path("action").asText("")));
  }

  /** A sample in Okta's reference says {@code log}; an action unknown to us enforces nothing. */
  private static ProviderAction action(String wire) {
    return switch (wire) {
      case "enforce_and_log" -> ProviderAction.ENFORCE_AND_LOG;
      case "none" -> ProviderAction.NONE;
      default -> ProviderAction.LOG_ONLY;
    };
  }
}
