package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import dev.risksh.console.Table;
import dev.risksh.okta.AdminRole;
import java.util.List;

/** An admin role of a service app: its type and its name in the Admin Console. */
final class RoleView implements View<AdminRole> {
  @Override
  public List<String> lines(AdminRole role, Look look) {
    return List.of("admin role " + look.style().bold(role.type()) + "   " + role.label());
  }

  @Override
  public JsonNode json(AdminRole role) {
    return Json.object().put("id", role.id()).put("type", role.type()).put("label", role.label());
  }

  @Override
  public List<Table.Column> columns() {
    return List.of(
        Table.Column.of("role"), Table.Column.of("name").yielding(1), Table.Column.of("id"));
  }

  @Override
  public List<String> row(AdminRole role, Look look) {
    return List.of(role.type(), role.label(), role.id());
  }
}
