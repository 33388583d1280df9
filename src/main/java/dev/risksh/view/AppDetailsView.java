package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Table;
import dev.risksh.okta.AdminRole;
import dev.risksh.okta.AppDetails;
import dev.risksh.okta.ServiceApp;
import java.util.ArrayList;
import java.util.List;

/** All an admin sees of a service app, and what of it would stand in the way. */
final class AppDetailsView implements View<AppDetails> {
  private static final List<Table.Column> COLUMNS =
      List.of(Table.Column.of(""), Table.Column.of("").yielding(1));

  @Override
  public List<String> lines(AppDetails details, Look look) {
    ServiceApp app = details.app();
    List<String> lines = new ArrayList<>();
    lines.add("service app " + look.style().bold(app.clientId()) + "   " + app.name());
    List<List<String>> rows =
        List.of(
            List.of("status", details.active() ? "active" : look.style().red("inactive")),
            List.of("scopes", list(app.scopes(), "none granted   /app grant adds one", look)),
            List.of("roles", list(roles(details), "none   /app role add gives it one", look)),
            List.of("keys", list(app.kids(), "none", look)),
            List.of("DPoP", details.dpopBound() ? "required" : "not required"));
    Table.of(COLUMNS, rows)
        .lines(look.width(), look.style())
        .forEach(line -> lines.add("  " + line));
    return lines;
  }

  private static String list(List<String> words, String none, Look look) {
    return words.isEmpty()
        ? look.style().yellow(Complaints.written(none, look.commandPrefix()))
        : String.join(" ", words);
  }

  private static List<String> roles(AppDetails details) {
    return details.roles().stream().map(AdminRole::type).toList();
  }

  @Override
  public JsonNode json(AppDetails details) {
    ObjectNode json = (ObjectNode) new AppView().json(details.app());
    json.put("active", details.active());
    json.set("roles", JsonViews.of(details.roles()));
    json.put("dpopBound", details.dpopBound());
    return json;
  }
}
