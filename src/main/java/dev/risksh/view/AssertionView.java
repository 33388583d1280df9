package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.ClientAssertion;
import java.time.Instant;
import java.util.List;

/** A client assertion in a line: how long it holds, and what was made different on purpose. */
final class AssertionView implements View<ClientAssertion> {
  /** As seconds this is the year 5138; as milliseconds, 1973. */
  private static final Instant FARTHEST = Instant.ofEpochSecond(100_000_000_000L);

  @Override
  public List<String> lines(ClientAssertion assertion, Look look) {
    StringBuilder line = new StringBuilder();
    Object algorithm = assertion.header().getOrDefault("alg", "unnamed");
    line.append(look.style().bold(TerminalSafe.line(algorithm + " assertion")));
    line.append("   ").append(assertion.expiresAt().map(end -> expiry(end, look)).orElse("no exp"));
    line.append(assertion.pinned() ? "   pinned" : "");
    assertion.overrides().forEach(words -> line.append("   ").append(TerminalSafe.line(words)));
    return List.of(line.toString());
  }

  private static String expiry(Instant end, Look look) {
    return end.isBefore(FARTHEST)
        ? look.expiry(end)
        : "exp looks like milliseconds, and is read as seconds";
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
