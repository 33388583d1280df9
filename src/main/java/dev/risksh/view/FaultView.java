package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import dev.risksh.console.Table;
import dev.risksh.okta.Fault;
import java.util.List;

/** A fault on purpose: what goes wrong, where, and how often still. */
final class FaultView implements View<Fault> {
  @Override
  public List<String> lines(Fault fault, Look look) {
    return List.of(
        "fault "
            + fault.id()
            + "   "
            + look.style().bold(fault.where() + " " + fault.what())
            + "   "
            + fault.howOften());
  }

  @Override
  public JsonNode json(Fault fault) {
    return Json.object()
        .put("id", fault.id())
        .put("kind", fault.kind())
        .put("status", fault.status())
        .put("error", fault.error().orElse(null))
        .put("call", fault.call().orElse(null))
        .put("left", fault.left());
  }

  @Override
  public List<Table.Column> columns() {
    return List.of(
        Table.Column.of("fault"),
        Table.Column.of("call"),
        Table.Column.of("what").yielding(1),
        Table.Column.of("left"));
  }

  @Override
  public List<String> row(Fault fault, Look look) {
    return List.of(fault.id(), fault.where(), fault.what(), fault.howOften());
  }
}
