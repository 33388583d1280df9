package dev.risksh.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.risksh.console.Table.Column;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Table TABLE =
      Table.of(
          List.of(Column.of("ip"), Column.of("calls").toRight(), Column.of("message").yielding(1)),
          List.of(
              List.of("6.7.6.7", "7", "none"),
              List.of("2001:db8::1", "1234", "Detected Attack tooling")));

  @Test
  void alignsItsColumns() {
    assertThat(TABLE.lines(0, Style.plain()))
        .containsExactly(
            "ip           calls  message",
            "6.7.6.7          7  none",
            "2001:db8::1   1234  Detected Attack tooling");
  }

  @Test
  void cutsTheYieldingColumnFirst() {
    assertThat(TABLE.lines(30, Style.plain()))
        .containsExactly(
            "ip           calls  message",
            "6.7.6.7          7  none",
            "2001:db8::1   1234  Detected …");
    assertThat(TABLE.lines(20, Style.plain()))
        .containsExactly("ip       calls  mes…", "6.7.6.7      7  none", "2001:d…   1234  Det…");
  }

  @Test
  void countsColumnsOfTheTerminalNotCharacters() {
    Style style = Style.colour();
    Table table =
        Table.of(
            List.of(Column.of(""), Column.of("")),
            List.of(
                List.of("東京", "|"),
                List.of("e\u0301a", "|"),
                List.of("😀", "|"),
                List.of(style.red("HIGH"), "|")));

    assertThat(table.lines(0, style))
        .containsExactly("東京  |", "e\u0301a    |", "😀    |", style.red("HIGH") + "  |");
  }

  @Test
  void aCutCellStillEndsItsColour() {
    assertThat(TextWidth.cut(Style.colour().red("abcdef"), 4))
        .isEqualTo(Style.colour().red("abc…"));
    assertThat(TextWidth.cut("東京都", 4)).isEqualTo("東…");
    assertThat(TextWidth.cut("abc", 0)).isEmpty();
    assertThat(TextWidth.cut("abc", 1)).isEqualTo("…");
  }

  @Test
  void everyRowFillsTheColumns() {
    assertThatThrownBy(() -> Table.of(List.of(Column.of("a")), List.of(List.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void noLineIsWiderThanTheTerminal(
      @ForAll @Size(min = 1, max = 6) List<@AlphaChars @StringLength(max = 20) String> cells,
      @ForAll @IntRange(min = 1, max = 100) int width) {
    List<Column> columns = cells.stream().map(Column::of).toList();

    assertThat(Table.of(columns, List.of(cells)).lines(width, Style.colour()))
        .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(width));
  }

  @Test
  void whereItIsNarrowSomeColumnsGoBelowTheirRow() {
    Table table =
        Table.of(
            List.of(
                Table.Column.of("time"),
                Table.Column.of("what"),
                Table.Column.of("who").orBelow(),
                Table.Column.of("detail").orBelow()),
            List.of(
                List.of("12:00", "signal", "X", "1.1.1.1 HIGH, 2.2.2.2 LOW"),
                List.of("12:01", "signal", "", "")));
    assertThat(table.lines(60, Style.plain())).hasSize(3);
    assertThat(table.lines(30, Style.plain()))
        .containsExactly(
            "time   what    who",
            "12:00  signal  X",
            "       1.1.1.1 HIGH, 2.2.2.2",
            "       LOW",
            "12:01  signal");
    assertThat(table.lines(16, Style.plain())).startsWith("time   what", "12:00  signal");
  }

  @Test
  void onlyWhatDoesNotFitGoesBelow() {
    Table table =
        Table.of(
            List.of(Table.Column.of("time"), Table.Column.of("detail").orBelow()),
            List.of(List.of("12:00", "1.1.1.1 HIGH, 2.2.2.2 LOW"), List.of("12:01", "none")));
    assertThat(table.lines(28, Style.plain()))
        .containsExactly(
            "time   detail", "12:00", "       1.1.1.1 HIGH, 2.2.2.2", "       LOW", "12:01  none");
  }
}
