package dev.risksh.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows under headings, aligned, and made to fit: where the terminal is too narrow, some columns are
 * left out or go below their row, and of the others those that yield are cut. Cells are one-line
 * texts that may be coloured; text from elsewhere has been through {@link TerminalSafe#line}
 * before.
 */
public final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST = 4;

  private final List<Column> columns;
  private final List<List<String>> rows;

  private Table(List<Column> columns, List<List<String>> rows) {
    this.columns = List.copyOf(columns);
    this.rows = rows.stream().map(List::copyOf).toList();
    if (this.rows.stream().anyMatch(row -> row.size() != this.columns.size())) {
      throw new IllegalArgumentException("a row has more or fewer cells than there are columns");
    }
  }

  /** A table; each row has one cell per column. */
  public static Table of(List<Column> columns, List<List<String>> rows) {
    return new Table(columns, rows);
  }

  /**
   * One column.
   *
   * @param title its heading; when all are empty the table has no line of headings
   * @param right whether it is aligned to the right, as numbers are
   * @param yields how readily it is cut: the highest first, 0 only when nothing else helps
   * @param wraps whether its cells, which are the last of their rows, go on in the next line
   *     instead of being cut
   * @param optional whether it is left out, rather than that anything is cut
   * @param below whether its cells, which are the last of their rows, go below where they do not
   *     fit
   */
  public record Column(
      String title, boolean right, int yields, boolean wraps, boolean optional, boolean below) {
    public static Column of(String title) {
      return new Column(title, false, 0, false, false, false);
    }

    public Column toRight() {
      return new Column(title, true, yields, wraps, optional, below);
    }

    public Column yielding(int readiness) {
      return new Column(title, right, readiness, wraps, optional, below);
    }

    /** For text that should be read whole. */
    public Column wrapping() {
      return new Column(title, right, Integer.MAX_VALUE, true, optional, below);
    }

    /** For what is only nice to know. */
    public Column ifRoom() {
      return new Column(title, right, yields, wraps, true, below);
    }

    /** For what has to be read whole, but not beside the rest of its row. */
    public Column orBelow() {
      return new Column(title, right, yields, wraps, optional, true);
    }
  }

  /** The lines, none wider than {@code width} columns; a width of 0 sets no limit. */
  public List<String> lines(int width, Style style) {
    boolean tooWide = width > 0 && width(wanted()) > width;
    if (tooWide && columns.stream().anyMatch(Column::optional)) {
      return withoutOptional().lines(width, style);
    }
    if (tooWide && !columns.isEmpty() && columns.get(columns.size() - 1).below()) {
      return stacked(width, style);
    }
    int[] widths = widths(width);
    List<String> lines = new ArrayList<>();
    if (columns.stream().anyMatch(column -> !column.title().isEmpty())) {
      lines.add(line(columns.stream().map(c -> style.dim(c.title())).toList(), widths, width));
    }
    rows.stream()
        .flatMap(row -> wrapped(row, widths).stream())
        .forEach(row -> lines.add(line(row, widths, width)));
    return lines;
  }

  /** A row in as many as its last cell needs, when that wraps. */
  private List<List<String>> wrapped(List<String> row, int[] widths) {
    int last = row.size() - 1;
    if (last < 0 || !columns.get(last).wraps()) {
      return List.of(row);
    }
    List<List<String>> lines = new ArrayList<>();
    for (String text : TextWidth.wrap(row.get(last), widths[last])) {
      List<String> line = new ArrayList<>(row.subList(0, last));
      if (!lines.isEmpty()) {
        line.replaceAll(cell -> "");
      }
      line.add(text);
      lines.add(line);
    }
    return lines;
  }

  /**
   * The last columns for which there is no room stand in each row where they fit, and otherwise
   * below it, under what comes after the first column.
   */
  private List<String> stacked(int width, Style style) {
    int kept = columns.size();
    while (columns.get(kept - 1).below() && width(Arrays.copyOf(wanted(), kept)) > width) {
      kept--;
    }
    Table above = first(kept);
    List<String> rowsAbove = above.lines(width, style);
    int headings = rowsAbove.size() - rows.size();
    List<String> lines = new ArrayList<>(rowsAbove.subList(0, headings));
    String indent = " ".repeat(Math.min(width / 3, above.widths(width)[0] + GAP.length()));
    int used = width(above.widths(width)) + GAP.length();
    boolean beside = false;
    for (int row = 0; row < rows.size(); row++) {
      String start = rowsAbove.get(headings + row);
      String text =
          rows.get(row).subList(kept, columns.size()).stream()
              .filter(cell -> !cell.isEmpty())
              .collect(Collectors.joining(GAP));
      if (text.isEmpty()) {
        lines.add(start);
      } else if (used + TextWidth.of(text) <= width) {
        lines.add(start + " ".repeat(used - TextWidth.of(start)) + text);
        beside = true;
      } else {
        lines.add(start);
        lines.addAll(Folding.of(indent + text, indent.length(), width));
      }
    }
    String title = columns.get(kept).title();
    if (beside && headings > 0 && used + TextWidth.of(title) <= width) {
      String start = lines.get(0);
      lines.set(0, start + " ".repeat(used - TextWidth.of(start)) + style.dim(title));
    }
    return lines;
  }

  private Table first(int kept) {
    return new Table(
        columns.subList(0, kept), rows.stream().map(row -> row.subList(0, kept)).toList());
  }

  private Table withoutOptional() {
    int[] kept =
        IntStream.range(0, columns.size()).filter(i -> !columns.get(i).optional()).toArray();
    return new Table(pick(columns, kept), rows.stream().map(row -> pick(row, kept)).toList());
  }

  private static <T> List<T> pick(List<T> all, int[] kept) {
    return IntStream.of(kept).mapToObj(all::get).toList();
  }

  /** The width of each column when nothing is cut. */
  private int[] wanted() {
    return IntStream.range(0, columns.size())
        .map(i -> Math.max(TextWidth.of(columns.get(i).title()), widest(i)))
        .toArray();
  }

  private static int width(int[] widths) {
    return IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
  }

  private int[] widths(int limit) {
    int[] widths = wanted();
    int tooMuch = width(widths) - limit;
    if (limit == 0 || tooMuch <= 0) {
      return widths;
    }
    for (int i : readiestFirst()) {
      int give = Math.min(tooMuch, Math.max(0, widths[i] - NARROWEST));
      widths[i] -= give;
      tooMuch -= give;
    }
    return widths;
  }

  private int widest(int column) {
    return rows.stream().mapToInt(row -> TextWidth.of(row.get(column))).max().orElse(0);
  }

  private List<Integer> readiestFirst() {
    return IntStream.range(0, columns.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> columns.get(i).yields()).reversed())
        .toList();
  }

  private String line(List<String> cells, int[] widths, int limit) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = TextWidth.cut(cells.get(i), widths[i]);
      String padding = " ".repeat(widths[i] - TextWidth.of(cell));
      line.append(i == 0 ? "" : GAP);
      line.append(columns.get(i).right() ? padding + cell : cell + padding);
    }
    String text = line.toString().stripTrailing();
    return limit == 0 ? text : TextWidth.cut(text, limit);
  }
}
