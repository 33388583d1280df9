package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Redaction;
import dev.risksh.console.Table;
import dev.risksh.console.TerminalSafe;
import dev.risksh.export.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two calls side by side, only what is not the same. */
final class ComparisonView implements View<Comparison> {
  private static final int LONGEST = 44;

  /** What is shown before the first character that differs. */
  private static final int CONTEXT = 12;

  @Override
  public List<String> lines(Comparison comparison, Look look) {
    List<String> lines = new ArrayList<>();
    lines.add(TerminalSafe.line(comparison.left().toString()));
    lines.add(TerminalSafe.line(comparison.right().toString()));
    if (comparison.differences().isEmpty()) {
      lines.add("the same in all");
      return lines;
    }
    List<Table.Column> columns =
        List.of(
            Table.Column.of("what differs").yielding(1),
            Table.Column.of("#" + comparison.left().number()).yielding(2),
            Table.Column.of("#" + comparison.right().number()).yielding(2));
    lines.addAll(
        Table.of(
                columns,
                comparison.differences().stream().map(difference -> row(difference, look)).toList())
            .lines(look.width(), look.style()));
    return lines;
  }

  private static List<String> row(Comparison.Difference difference, Look look) {
    String left = difference.left().orElse("");
    String right = difference.right().orElse("");
    boolean bothHidden = left.equals(right) && left.contains(Redaction.MARK);
    int from = bothHidden ? 0 : interesting(left, right);
    return List.of(
        TerminalSafe.line(difference.where()),
        cell(difference.left(), from, look),
        bothHidden ? "another" : cell(difference.right(), from, look));
  }

  private static String cell(Optional<String> value, int from, Look look) {
    return value
        .map(text -> (from > 0 ? "…" : "") + TerminalSafe.excerpt(text.substring(from), LONGEST))
        .orElse(look.style().dim("(none)"));
  }

  /** Where to begin, so that what differs in two long values is seen. */
  private static int interesting(String left, String right) {
    int same = 0;
    while (same < Math.min(left.length(), right.length())
        && left.charAt(same) == right.charAt(same)) {
      same++;
    }
    return same < LONGEST - CONTEXT ? 0 : same - CONTEXT;
  }

  @Override
  public JsonNode json(Comparison comparison) {
    ObjectNode json = Json.object();
    json.put("left", comparison.left().number());
    json.put("right", comparison.right().number());
    ArrayNode differences = json.putArray("differences");
    for (Comparison.Difference difference : comparison.differences()) {
      differences
          .addObject()
          .put("where", difference.where())
          .put("left", difference.left().orElse(null))
          .put("right", difference.right().orElse(null));
    }
    return json;
  }
}
