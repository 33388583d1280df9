package dev.risksh.view;

import dev.risksh.console.Style;
import dev.risksh.console.Table;
import dev.risksh.console.TerminalSafe;
import java.time.Clock;
import java.util.List;

/** How a value looks to a person: a few lines, safe to print, without a secret. */
public final class Views {
  private final Look look;

  /**
   * @param width of the terminal in columns; 0 when lines may be as long as they like
   * @param commandPrefix how a command begins where the user is: {@code /}, or {@code risksh }
   */
  public Views(Style style, Clock clock, int width, String commandPrefix) {
    look = new Look(style, clock, width, commandPrefix);
  }

  /** The lines for {@code value}; none for null. */
  public List<String> lines(Object value) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list(list);
    }
    return KnownViews.of(value)
        .map(view -> view.lines(value, look))
        .orElseGet(() -> TerminalSafe.text(value.toString()).lines().toList());
  }

  /** What stands before each line of {@code value} at the prompt. */
  public static String indent(Object value) {
    boolean toPaste =
        value != null && KnownViews.of(value).filter(view -> view.toPaste(value)).isPresent();
    return toPaste ? "" : "  ";
  }

  /** A table where all are of one kind that has columns, else one after the other. */
  private List<String> list(List<?> values) {
    if (values.isEmpty()) {
      return List.of(look.style().dim("(none)"));
    }
    Object first = values.get(0);
    if (first != null && values.stream().allMatch(first.getClass()::isInstance)) {
      List<Table.Column> columns = KnownViews.of(first).map(View::columns).orElse(List.of());
      if (!columns.isEmpty()) {
        return Table.of(columns, values.stream().map(this::row).toList())
            .lines(look.width(), look.style());
      }
    }
    return values.stream().flatMap(value -> lines(value).stream()).toList();
  }

  private List<String> row(Object value) {
    return KnownViews.of(value).orElseThrow().row(value, look);
  }
}
