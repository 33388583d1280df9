package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Table;
import dev.risksh.okta.RiskProvider;
import java.util.List;

/** A risk provider: what the org does with its signals, and whose calls carry them. */
final class ProviderView implements View<RiskProvider> {
  @Override
  public List<String> lines(RiskProvider provider, Look look) {
    return List.of(
        look.style().bold(provider.id())
            + "  "
            + provider.name().strip()
            + "  "
            + provider.action().wire()
            + provider.clientId().map(id -> "  ← " + id).orElse("  (no app linked)"));
  }

  @Override
  public JsonNode json(RiskProvider provider) {
    ObjectNode json = Json.object();
    json.put("id", provider.id());
    json.put("name", provider.name());
    json.put("clientId", provider.clientId().orElse(null));
    json.put("action", provider.action().wire());
    return json;
  }

  @Override
  public List<Table.Column> columns() {
    return List.of(
        Table.Column.of("id"),
        Table.Column.of("name").yielding(1),
        Table.Column.of("action"),
        Table.Column.of("app"));
  }

  @Override
  public List<String> row(RiskProvider provider, Look look) {
    return List.of(
        provider.id(),
        provider.name().strip(),
        provider.action().wire(),
        provider.clientId().orElse("(none)"));
  }
}
