package dev.risksh.risk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;

/** Risk events as JSON: what a person's file holds, and what Okta is sent. */
public final class RiskEventJson {
  /** The largest valid call has about 620,000 characters. */
  private static final int MOST_CHARACTERS = 2_000_000;

  private RiskEventJson() {}

  /**
   * Reads an array of events, or one event by itself.
   *
   * @param what what the text is, for the message: {@code events.json}
   * @throws InvalidRiskEvent that names every field that Okta would refuse
   * @throws Problem when it is not JSON
   */
  public static RiskEvents read(String json, String what) {
    if (json.length() > MOST_CHARACTERS) {
      throw Problem.badInput(
          what + " has " + json.length() + " characters; one call never needs 2 million", null);
    }
    return new RiskEventReader().read(Json.parse(json, what));
  }

  /** {@code events} as one line of JSON; what is absent is left out. */
  public static String write(RiskEvents events) {
    return Json.compact(tree(events));
  }

  /** {@code events} as a tree, for printing as part of something larger. */
  public static ArrayNode tree(RiskEvents events) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    events.events().forEach(event -> array.add(tree(event)));
    return array;
  }

  private static JsonNode tree(RiskEvent event) {
    ObjectNode node = Json.object();
    event.timestamp().ifPresent(time -> node.put("timestamp", Json.time(time)));
    event.expiresAt().ifPresent(time -> node.put("expiresAt", Json.time(time)));
    ArrayNode subjects = node.putArray("subjects");
    event.subjects().forEach(subject -> subjects.add(tree(subject)));
    return node;
  }

  private static JsonNode tree(RiskSubject subject) {
    ObjectNode node = Json.object();
    node.put("ip", subject.ip());
    node.put("riskLevel", subject.riskLevel().name());
    subject.message().ifPresent(message -> node.put("message", message));
    return node;
  }
}
