package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.ClientAssertion;
import java.util.List;

/** A client assertion in a line: how long it holds, and what was made different on purpose. */
final class AssertionView implements View<ClientAssertion> {
  @Override
  public List<String> lines(ClientAssertion assertion, Look look) {
    StringBuilder line = new StringBuilder();
    Object algorithm = assertion.header().getOrDefault("alg", "unnamed");
    line.append(look.style().bold(TerminalSafe.line(algorithm + " assertion")));
    line.append("   ").append(assertion.expiresAt().map(look::expiry).orElse("no exp"));
    line.append(assertion.pinned() ? "   pinned" : "");
    assertion.overrides().forEach(words -> line.append("   ").append(TerminalSafe.line(words)));
    return List.of(line.toString());
  }

  @Override
  public JsonNode json(ClientAssertion assertion) {
    ObjectNode json = Json.object();
    json.set("header", Json.parse(Json.compact(assertion.header()), "the header"));
    json.set("claims", Json.parse(Json.compact(assertion.claims()), "the claims"));
    assertion.expiresAt().ifPresent(time -> json.put("expiresAt", Json.time(time)));
    json.put("pinned", assertion.pinned());
    json.set("overrides", JsonViews.of(assertion.overrides()));
    return json;
  }
}
