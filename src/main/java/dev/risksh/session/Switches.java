package dev.risksh.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What kind of org a local one is.
 *
 * @param values by the org's own names
 */
public record Switches(Map<String, JsonNode> values) {

  public Switches {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** That one alone, by either of its names. */
  public Switches only(String name) {
    String known = camelCase(name);
    return new Switches(Map.of(known, values.get(known)));
  }

  /** {@code roleRequired} as a person types it: {@code role-required}. */
  public static String dashed(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (String part : name.split("-")) {
      camel.append(
          camel.isEmpty() || part.isEmpty()
              ? part
              : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return camel.toString();
  }

  /** The value of a switch as a person types it. */
  public static String typed(JsonNode value) {
    if (value.isBoolean()) {
      return value.asBoolean() ? "on" : "off";
    }
    if (value.isNumber()) {
      double seconds = value.asDouble();
      return seconds == Math.rint(seconds) ? (long) seconds + "s" : seconds + "s";
    }
    return value.asText().replace('_', '-');
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(entry -> dashed(entry.getKey()) + " " + typed(entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
