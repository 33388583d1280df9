package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.risksh.console.Json;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Header;
import dev.risksh.okta.LogEntry;
import dev.risksh.okta.RateLimit;
import dev.risksh.okta.Receipt;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskEventJson;
import dev.risksh.risk.RiskEvents;
import dev.risksh.risk.RiskPayload;
import dev.risksh.session.Confirmation;
import dev.risksh.session.Org;
import dev.risksh.session.SignIn;
import java.util.List;

/** What {@code --json} prints: one JSON value, without a secret. */
public final class JsonViews {
  private JsonViews() {}

  public static JsonNode of(Object value) {
    ObjectNode json = Json.object();
    if (value == null) {
      return json.nullNode();
    }
    if (value instanceof List<?> list) {
      ArrayNode array = json.arrayNode();
      list.forEach(item -> array.add(of(item)));
      return array;
    }
    if (value instanceof SigningKey key) {
      json.put("kid", key.kid());
      json.put("algorithm", key.algorithm());
      json.set("publicJwk", Json.parse(key.publicJwk(), "the key"));
      return json;
    }
    if (value instanceof PublicKey key) {
      return Json.parse(key.jwk(), "the key");
    }
    if (value instanceof ServiceApp app) {
      json.put("clientId", app.clientId());
      json.put("name", app.name());
      json.set("scopes", of(app.scopes()));
      json.set("kids", of(app.kids()));
      return json;
    }
    if (value instanceof RiskProvider provider) {
      json.put("id", provider.id());
      json.put("name", provider.name());
      json.put("clientId", provider.clientId().orElse(null));
      json.put("action", provider.action().wire());
      return json;
    }
    if (value instanceof ClientAssertion assertion) {
      json.set("header", Json.parse(Json.compact(assertion.header()), "the header"));
      json.set("claims", Json.parse(Json.compact(assertion.claims()), "the claims"));
      assertion.expiresAt().ifPresent(time -> json.put("expiresAt", Json.time(time)));
      json.set("overrides", of(assertion.overrides()));
      return json;
    }
    if (value instanceof AccessToken token) {
      json.put("type", token.type());
      json.set("granted", of(token.granted()));
      json.set("asked", of(token.asked()));
      json.put("clientId", token.clientId());
      json.put("expiresAt", Json.time(token.expiresAt()));
      return json;
    }
    if (value instanceof RiskEvent event) {
      return RiskEventJson.tree(RiskPayload.of(event)).get(0);
    }
    if (value instanceof RiskEvents events) {
      return RiskEventJson.tree(events);
    }
    if (value instanceof Receipt receipt) {
      return receipt(json, receipt);
    }
    if (value instanceof Confirmation confirmation) {
      json.put("confirmed", true);
      json.put("milliseconds", confirmation.after().toMillis());
      json.set("entries", of(confirmation.entries()));
      return json;
    }
    if (value instanceof SignIn signIn) {
      json.put("ip", signIn.ip());
      json.put("status", signIn.status());
      json.put("risk", signIn.risk().name());
      signIn.partnerRisk().forEach(json.putObject("partnerRisk")::put);
      json.put("policy", signIn.policy());
      json.put("uuid", signIn.entry().uuid());
      return json;
    }
    if (value instanceof LogEntry entry) {
      return Json.parse(entry.json(), "the entry");
    }
    if (value instanceof Exchange exchange) {
      return exchange(json, exchange);
    }
    if (value instanceof Org org) {
      json.put("url", org.url().toString());
      json.put("local", org.local());
      json.put("from", org.origin());
      return json;
    }
    if (value instanceof Status status) {
      return status(json, status);
    }
    return TextNode.valueOf(value.toString());
  }

  private static ObjectNode receipt(ObjectNode json, Receipt receipt) {
    json.put("status", receipt.status());
    json.put("requestId", receipt.requestId().orElse(null));
    json.put("events", receipt.events());
    json.put("subjects", receipt.subjects().size());
    json.put("milliseconds", receipt.took().toMillis());
    receipt.rateLimit().ifPresent(limit -> json.set("rateLimit", rateLimit(limit)));
    return json;
  }

  private static ObjectNode rateLimit(RateLimit limit) {
    ObjectNode json = Json.object();
    json.put("limit", limit.limit());
    json.put("remaining", limit.remaining());
    json.put("resetsAt", Json.time(limit.resetsAt()));
    return json;
  }

  private static ObjectNode exchange(ObjectNode json, Exchange exchange) {
    json.put("number", exchange.number());
    json.put("startedAt", Json.time(exchange.startedAt()));
    json.put("milliseconds", exchange.took().toMillis());
    json.put("method", exchange.method());
    json.put("url", exchange.shownUrl());
    json.set("requestHeaders", headers(exchange.requestHeaders()));
    json.put("requestBody", exchange.shownRequestBody().orElse(null));
    exchange.status().ifPresent(status -> json.put("status", status));
    json.set("replyHeaders", headers(exchange.replyHeaders()));
    json.put("replyBody", exchange.shownReplyBody().orElse(null));
    exchange.failure().ifPresent(failure -> json.put("failure", failure));
    return json;
  }

  private static ArrayNode headers(List<Header> headers) {
    ArrayNode array = Json.object().arrayNode();
    headers.forEach(header -> array.addObject().put(header.name(), header.shown()));
    return array;
  }

  private static ObjectNode status(ObjectNode json, Status status) {
    json.put("session", status.session());
    json.put("org", status.org());
    for (Status.Item item : status.items()) {
      item.held()
          .ifPresent(
              held -> {
                ObjectNode entry = json.putObject(item.slot().name());
                entry.set("value", of(held.value()));
                entry.put("from", held.origin());
                entry.put("since", Json.time(held.since()));
                held.stale().ifPresent(reason -> entry.put("stale", reason));
              });
    }
    return json;
  }
}
