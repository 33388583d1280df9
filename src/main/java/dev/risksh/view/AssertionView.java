package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.ClientAssertion;
import java.util.ArrayList;
import java.util.List;

/** A client assertion: what it claims, and what was made different on purpose; not its text. */
final class AssertionView implements View<ClientAssertion> {
  @Override
  public List<String> lines(ClientAssertion assertion, Look look) {
    List<String> lines = new ArrayList<>();
    StringBuilder first = new StringBuilder();
    first.append(look.style().bold(assertion.header().get("alg") + " assertion"));
    first.append("   ").append(assertion.expiresAt().map(look::expiry).orElse("no exp"));
    assertion.overrides().forEach(words -> first.append("   ").append(TerminalSafe.line(words)));
    lines.add(first.toString());
    assertion
        .claims()
        .forEach(
            (name, claim) ->
                lines.add("  " + TerminalSafe.line(name + "  " + Json.compact(claim))));
    return lines;
  }

  @Override
  public JsonNode json(ClientAssertion assertion) {
    ObjectNode json = Json.object();
    json.set("header", Json.parse(Json.compact(assertion.header()), "the header"));
    json.set("claims", Json.parse(Json.compact(assertion.claims()), "the claims"));
    assertion.expiresAt().ifPresent(time -> json.put("expiresAt", Json.time(time)));
    json.set("overrides", JsonViews.of(assertion.overrides()));
    return json;
  }
}
