package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Table;
import dev.risksh.console.TerminalSafe;
import java.util.List;

/** A variable: {@code int x = 5}, in a list one below the other. */
final class VariableLineView implements View<VariableLine> {
  @Override
  public List<String> lines(VariableLine variable, Look look) {
    return List.of(
        variable.type() + " " + variable.name() + " = " + TerminalSafe.line(variable.value()));
  }

  @Override
  public JsonNode json(VariableLine variable) {
    ObjectNode json = Json.object();
    json.put("name", variable.name());
    json.put("type", variable.type());
    json.put("value", variable.value());
    return json;
  }

  @Override
  public List<Table.Column> columns() {
    return List.of(
        Table.Column.of("type"), Table.Column.of("name"), Table.Column.of("value").yielding(1));
  }

  @Override
  public List<String> row(VariableLine variable, Look look) {
    return List.of(variable.type(), variable.name(), TerminalSafe.line(variable.value()));
  }
}
