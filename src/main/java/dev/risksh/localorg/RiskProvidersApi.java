package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/risk/providers} (Okta: Risk Providers reference). */
final class RiskProvidersApi {
  private static final int MAX_NAME = 50;

  private final RiskProviders providers;
  private final RiskSignals signals;
  private final Ids ids;

  RiskProvidersApi(RiskProviders providers, RiskSignals signals, Ids ids) {
    this.providers = providers;
    this.signals = signals;
    this.ids = ids;
  }

  Reply list(Call call) {
    ArrayNode body = Json.array();
    providers.all().forEach(provider -> body.add(json(provider, call.request())));
    return Reply.json(200, body);
  }

  Reply create(Call call) {
    return Reply.json(201, json(put(call, ids.id("rkp")), call.request()));
  }

  Reply get(Call call) {
    return Reply.json(200, json(find(call), call.request()));
  }

  Reply replace(Call call) {
    RiskProvider old = find(call);
    return Reply.json(200, json(put(call, old.id()), call.request()));
  }

  Reply delete(Call call) {
    RiskProvider provider = find(call);
    providers.remove(provider);
    signals.forget(provider.id());
    return Reply.empty(204);
  }

  private RiskProvider find(Call call) {
    String id = call.pathValue(0);
    return providers.find(id).orElseThrow(() -> ApiRefusal.notFound(id, "RiskProvider"));
  }

  private RiskProvider put(Call call, String id) {
    JsonNode body = call.request().jsonObject();
    List<String> causes = new ArrayList<>();
    String name = required(body, "name", causes);
    if (name.length() > MAX_NAME) {
      causes.add("name: The field name must not be longer than 50 characters.");
    }
    String clientId = required(body, "clientId", causes);
    JsonNode given = body.path("action");
    Optional<RiskAction> action =
        given.isMissingNode() || given.isNull()
            ? Optional.of(RiskAction.LOG_ONLY)
            : RiskAction.of(given.asText());
    if (action.isEmpty()) {
      causes.add("action: The field action is not valid.");
    }
    if (!causes.isEmpty()) {
      throw ApiRefusal.invalid("riskProvider", causes);
    }
    RiskProvider provider = new RiskProvider(id, name, clientId, action.orElseThrow());
    switch (providers.put(provider)) {
      case DONE -> {}
      case TOO_MANY ->
          throw ApiRefusal.invalid(
              "riskProvider", List.of("An org can have at most 3 risk providers."));
      case NAME_TAKEN ->
          throw ApiRefusal.invalid("riskProvider", List.of("name: The field name must be unique."));
    }
    return provider;
  }

  private static String required(JsonNode body, String name, List<String> causes) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull() || value.asText().isBlank()) {
      causes.add(name + ": The field cannot be left blank");
    } else if (!value.isTextual()) {
      causes.add("%s: The field %s is not valid.".formatted(name, name));
    }
    return value.asText("");
  }

  private static ObjectNode json(RiskProvider provider, Request request) {
    ObjectNode node = Json.object();
    node.put("id", provider.id());
    node.put("name", provider.name());
    node.put("clientId", provider.clientId());
    node.put("action", provider.action().wire());
    ObjectNode self = node.putObject("_links").putObject("self");
    self.put("href", request.base() + "/api/v1/risk/providers/" + provider.id());
    self.putObject("hints").set("allow", Json.array(List.of("GET", "PUT", "DELETE")));
    return node;
  }
}
