package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import dev.risksh.console.Style;
import dev.risksh.console.Table;
import dev.risksh.okta.LogEntry;
import java.util.List;
import java.util.stream.Collectors;

/** A System Log entry: its JSON as it came, or a row with what matters for risk. */
final class LogEntryView implements View<LogEntry> {
  @Override
  public List<String> lines(LogEntry entry, Look look) {
    return look.json(json(entry));
  }

  @Override
  public JsonNode json(LogEntry entry) {
    return Json.parse(entry.json(), "the entry");
  }

  @Override
  public List<Table.Column> columns() {
    return List.of(
        Table.Column.of("time"),
        Table.Column.of("").ifRoom(),
        Table.Column.of("event type").yielding(1),
        Table.Column.of("outcome"),
        Table.Column.of("actor").orBelow(),
        Table.Column.of("detail").orBelow());
  }

  @Override
  public List<String> row(LogEntry entry, Look look) {
    return List.of(
        entry.published().map(look::time).orElse(""),
        entry.published().map(look::ago).orElse(""),
        entry.eventType(),
        entry.outcome(),
        entry.actorName(),
        detail(entry, look.style()));
  }

  private static String detail(LogEntry entry, Style style) {
    if (!entry.signals().isEmpty()) {
      return entry.signals().stream()
          .map(signal -> signal.ip() + " " + style.level(signal.riskLevel()))
          .collect(Collectors.joining(", "));
    }
    if (entry.riskLevel().isEmpty()) {
      return entry.reason();
    }
    String partners =
        entry.partnerRisk().entrySet().stream()
            .map(partner -> partner.getKey() + ": " + style.level(partner.getValue()))
            .collect(Collectors.joining(", ", " {", "}"));
    return "risk "
        + style.level(entry.riskLevel())
        + (entry.partnerRisk().isEmpty() ? "" : partners);
  }
}
