package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Table;
import dev.risksh.okta.ServiceApp;
import java.util.List;

/** A service app: client id, name, and the scopes as far as they are known. */
final class AppView implements View<ServiceApp> {
  @Override
  public List<String> lines(ServiceApp app, Look look) {
    return List.of(
        "service app "
            + look.style().bold(app.clientId())
            + (app.name().isBlank() ? "" : "   " + app.name())
            + (app.scopes().isEmpty()
                ? ""
                : "   scopes granted: " + String.join(" ", app.scopes())));
  }

  @Override
  public JsonNode json(ServiceApp app) {
    ObjectNode json = Json.object();
    json.put("clientId", app.clientId());
    json.put("name", app.name());
    json.set("scopes", JsonViews.of(app.scopes()));
    json.set("kids", JsonViews.of(app.kids()));
    return json;
  }

  @Override
  public List<Table.Column> columns() {
    return List.of(
        Table.Column.of("client id"),
        Table.Column.of("name").yielding(2),
        Table.Column.of("keys").yielding(1));
  }

  @Override
  public List<String> row(ServiceApp app, Look look) {
    return List.of(app.clientId(), app.name(), String.join(" ", app.kids()));
  }
}
