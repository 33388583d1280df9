package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Table;
import dev.risksh.console.TerminalSafe;
import java.util.List;

/** A preference: its name, its value, and what else it could be. */
final class PreferenceLineView implements View<PreferenceLine> {
  @Override
  public List<String> lines(PreferenceLine preference, Look look) {
    return List.of(preference.name() + " = " + TerminalSafe.line(preference.value()));
  }

  @Override
  public JsonNode json(PreferenceLine preference) {
    ObjectNode json = Json.object();
    json.put("name", preference.name());
    json.put("value", preference.value());
    return json;
  }

  @Override
  public List<Table.Column> columns() {
    return List.of(
        Table.Column.of("name"),
        Table.Column.of("value").yielding(1),
        Table.Column.of("may be").yielding(2));
  }

  @Override
  public List<String> row(PreferenceLine preference, Look look) {
    return List.of(
        preference.name(),
        TerminalSafe.line(preference.value()),
        look.style().dim(preference.hint()));
  }
}
