package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of a LogEvent that a filter may name, and how to reach them. */
final class LogFields {
  private static final Set<String> PARTY =
      Set.of("id", "type", "alternateId", "displayName", "detailEntry");

  /** Below these anything may follow: their members come and go with the event type. */
  private static final Set<String> ANY = Set.of();

  /** Each top-level field with its members; {@code published} is missing: since and until do it. */
  private static final Map<String, Set<String>> FIELDS =
      Map.ofEntries(
          Map.entry("actor", PARTY),
          Map.entry("target", PARTY),
          Map.entry(
              "client",
              Set.of("userAgent", "zone", "device", "id", "ipAddress", "geographicalContext")),
          Map.entry("authenticationContext", ANY),
          Map.entry("securityContext", ANY),
          Map.entry("device", ANY),
          Map.entry("request", ANY),
          Map.entry("debugContext", Set.of("debugData")),
          Map.entry("outcome", Set.of("result", "reason")),
          Map.entry("transaction", Set.of("id", "type", "detail")),
          Map.entry("displayMessage", ANY),
          Map.entry("eventType", ANY),
          Map.entry("legacyEventType", ANY),
          Map.entry("severity", ANY),
          Map.entry("uuid", ANY),
          Map.entry("version", ANY));

  private LogFields() {}

  /** The path of {@code name}, or empty when an event has no such field. */
  static List<String> path(String name) {
    List<String> path = new ArrayList<>(List.of(name.split("\\.", -1)));
    path.set(0, camelCase(path.get(0)));
    Set<String> members = FIELDS.get(path.get(0));
    if (members == null || path.contains("")) {
      return List.of();
    }
    if (path.size() > 1 && !members.equals(ANY) && !members.contains(path.get(1))) {
      return List.of();
    }
    return List.copyOf(path);
  }

  /** All values at {@code path}; of a list, those of every element. */
  static List<JsonNode> values(JsonNode event, List<String> path) {
    List<JsonNode> nodes = List.of(event);
    for (String name : path) {
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode node : nodes) {
        JsonNode child = node.path(name);
        if (child.isArray()) {
          child.forEach(next::add);
        } else if (!child.isMissingNode() && !child.isNull()) {
          next.add(child);
        }
      }
      nodes = next;
    }
    return nodes;
  }

  /** The old spelling of field names, {@code event_type}, is taken still. */
  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' && i + 1 < name.length()) {
        camel.append(Character.toUpperCase(name.charAt(++i)));
      } else {
        camel.append(c);
      }
    }
    return camel.toString();
  }
}
