package dev.risksh.groovy;

import dev.risksh.console.PlainValue;
import dev.risksh.console.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads rows from lines with {@code |} between the columns; the first line has their names. */
final class TextTable {
  private TextTable() {}

  static List<Map<String, Object>> rows(String text) {
    List<List<String>> lines =
        text.lines().filter(line -> !line.isBlank()).map(TextTable::cells).toList();
    if (lines.size() < 2) {
      throw Problem.badInput(
          "where takes a line with names and below it a line for each row", "'ip | risk', '…'");
    }
    List<String> names = lines.get(0);
    if (names.contains("") || new HashSet<>(names).size() < names.size()) {
      throw Problem.badInput(
          "where: a column has no name of its own: " + String.join(" | ", names), null);
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (List<String> cells : lines.subList(1, lines.size())) {
      if (cells.size() != names.size()) {
        throw Problem.badInput(
            "where: row %d has %d columns and not %d: %s"
                .formatted(rows.size() + 1, cells.size(), names.size(), String.join(" | ", cells)),
            null);
      }
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        row.put(names.get(i), PlainValue.of(cells.get(i)));
      }
      rows.add(row);
    }
    return rows;
  }

  /** A bar at the beginning and at the end of the line only frames it. */
  private static List<String> cells(String line) {
    String bare = line.strip();
    bare = bare.startsWith("|") ? bare.substring(1) : bare;
    bare = bare.endsWith("|") ? bare.substring(0, bare.length() - 1) : bare;
    return Arrays.stream(bare.split("\\|", -1)).map(String::strip).toList();
  }
}
