package dev.risksh.scenario;

import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One row of data.
 *
 * @param name its own, from a column of that name; else its number and values
 * @param place where it stands, for messages
 * @param values by the names of their columns
 */
record Row(String name, String place, Map<String, Object> values) {
  private static final String NAME = "name";
  private static final int LONGEST = 60;

  /**
   * @param number counted from 1
   * @param place where it stands, such as {@code rows.csv line 7}
   */
  static Row of(int number, String place, Map<String, ?> values) {
    Map<String, Object> kept = new LinkedHashMap<>();
    values.forEach(
        (name, value) ->
            kept.put(
                name,
                value instanceof String text && Redaction.isSecretName(name)
                    ? Secret.of(text)
                    : value));
    Object own = values.get(NAME);
    String name =
        own == null || own.toString().isBlank()
            ? number
                + ": "
                + kept.values().stream().map(String::valueOf).collect(Collectors.joining(", "))
            : own.toString();
    return new Row(
        Redaction.text(TerminalSafe.excerpt(TerminalSafe.line(name), LONGEST)),
        place,
        Collections.unmodifiableMap(kept));
  }
}
