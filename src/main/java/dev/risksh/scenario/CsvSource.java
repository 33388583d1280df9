package dev.risksh.scenario;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.risksh.console.PlainValue;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of comma-separated values, the first of which has the names. */
final class CsvSource implements DataFile.Source {
  private static final int LONGEST_HEADER = 1 << 16;

  private final CsvParser parser;
  private final List<String> names;
  private long line = 1;

  CsvSource(BufferedReader reader) throws IOException {
    char separator = separator(reader);
    parser = new CsvFactory().createParser(reader);
    parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
    names = names(cells());
  }

  /** Where a comma means a decimal, spreadsheets write a semicolon. */
  private static char separator(BufferedReader reader) throws IOException {
    reader.mark(LONGEST_HEADER);
    StringBuilder header = new StringBuilder();
    for (int c = reader.read();
        c >= 0 && c != '\n' && header.length() < LONGEST_HEADER - 1;
        c = reader.read()) {
      header.append((char) c);
    }
    reader.reset();
    if (header.indexOf(",") >= 0) {
      return ',';
    }
    return header.indexOf(";") >= 0 ? ';' : header.indexOf("\t") >= 0 ? '\t' : ',';
  }

  private static List<String> names(List<String> cells) {
    if (cells == null) {
      throw Problem.badInput("it is empty", "its first line has the names of the columns: ip,risk");
    }
    Set<String> known = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (String cell : cells) {
      String name = cell.strip();
      if (name.isEmpty()) {
        throw Problem.badInput("line 1: column " + (names.size() + 1) + " has no name", null);
      }
      if (!known.add(name)) {
        throw Problem.badInput(
            "line 1: two columns are called '" + TerminalSafe.excerpt(name, 80) + "'", null);
      }
      names.add(name);
    }
    return names;
  }

  @Override
  public Map<String, Object> next() throws IOException {
    List<String> cells = cells();
    if (cells == null) {
      return null;
    }
    if (cells.size() != names.size()) {
      throw Problem.badInput(
          "it has "
              + cells.size()
              + (cells.size() == 1 ? " column" : " columns")
              + ", and the first line "
              + names.size(),
          "a value with a comma in it stands in quotation marks");
    }
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      row.put(names.get(i), PlainValue.of(cells.get(i)));
    }
    return row;
  }

  /** Those of the next line that has any; null at the end. */
  private List<String> cells() throws IOException {
    List<String> cells = record();
    // The library's own way to pass over empty lines does not count them.
    while (cells != null && cells.size() <= 1 && String.join("", cells).isBlank()) {
      cells = record();
    }
    return cells;
  }

  private List<String> record() throws IOException {
    if (parser.nextToken() == null) {
      return null;
    }
    List<String> cells = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (cells.isEmpty()) {
        // That of the row itself is where the one before it ended.
        line = parser.currentTokenLocation().getLineNr();
      }
      cells.add(parser.getText());
    }
    return cells;
  }

  @Override
  public long line() {
    return line;
  }
}
