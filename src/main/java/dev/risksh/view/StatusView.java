package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Table;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.okta.AccessToken;
import dev.risksh.session.Held;
import dev.risksh.session.SettingShown;
import dev.risksh.session.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a session holds and what was set: a line for each, with where it came from. */
final class StatusView implements View<Status> {
  private static final Pattern NEXT_WORD = Pattern.compile(" ([a-z])");

  @Override
  public List<String> lines(Status status, Look look) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("session", status.session(), ""));
    rows.add(
        List.of(
            "org",
            status.orgProblem().isPresent() ? look.style().red(status.org()) : status.org(),
            status.orgOrigin()));
    for (Status.Item item : status.items()) {
      Optional<? extends Held<?>> held = item.held();
      rows.add(
          List.of(
              item.slot().name(),
              held.map(value -> state(item.slot(), value, look))
                  .orElse("none   " + Complaints.written(item.slot().next(), look.commandPrefix())),
              held.map(value -> TerminalSafe.line(value.origin())).orElse("")));
    }
    List<String> lines = new ArrayList<>(table("", rows, look));
    lines.add("");
    lines.addAll(table("setting", status.settings().stream().map(StatusView::row).toList(), look));
    status.orgProblem().ifPresent(problem -> lines.addAll(List.of("", look.style().red(problem))));
    return lines;
  }

  private static List<String> row(SettingShown setting) {
    return List.of(setting.name(), setting.value(), setting.origin());
  }

  private static List<String> table(String first, List<List<String>> rows, Look look) {
    List<Table.Column> columns =
        List.of(
            Table.Column.of(first),
            Table.Column.of("value").yielding(2),
            Table.Column.of("from").yielding(1));
    return Table.of(columns, rows).lines(look.width(), look.style());
  }

  /** The value in its own words, less the name that stands before it already. */
  private static String state(Slot<?> slot, Held<?> held, Look look) {
    String words = TerminalSafe.line(held.value().toString());
    String value =
        words.startsWith(slot.name() + " ") ? words.substring(slot.name().length() + 1) : words;
    return value
        + held.stale()
            .map(reason -> "   stale: " + reason)
            .or(() -> end(held.value()).map(end -> "   " + look.expiryAt(end)))
            .orElse("");
  }

  private static Optional<Instant> end(Object value) {
    if (value instanceof AccessToken token) {
      return Optional.of(token.expiresAt());
    }
    return value instanceof ClientAssertion assertion ? assertion.expiresAt() : Optional.empty();
  }

  @Override
  public JsonNode json(Status status) {
    ObjectNode json = Json.object();
    json.put("session", status.session());
    json.put("org", status.org());
    json.put("orgFrom", status.orgOrigin());
    status.orgProblem().ifPresent(problem -> json.put("orgProblem", problem));
    for (Status.Item item : status.items()) {
      item.held().ifPresent(held -> json.set(camelCase(item.slot().name()), json(held)));
    }
    ObjectNode settings = json.putObject("settings");
    for (SettingShown setting : status.settings()) {
      settings
          .putObject(camelCase(setting.name()))
          .put("value", setting.value())
          .put("from", setting.origin());
    }
    return json;
  }

  private static ObjectNode json(Held<?> held) {
    ObjectNode json = Json.object();
    json.set("value", JsonViews.of(held.value()));
    json.put("from", held.origin());
    json.put("since", Json.time(held.since()));
    held.stale().ifPresent(reason -> json.put("stale", reason));
    return json;
  }

  /** {@code service app} as a program likes it: {@code serviceApp}. */
  private static String camelCase(String name) {
    return NEXT_WORD.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
  }
}
