package dev.risksh.scenario;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;

/** Rows of which each is a JSON object on a line of its own. */
final class JsonLineSource implements DataFile.Source {
  private final BufferedReader reader;
  private long line;

  JsonLineSource(BufferedReader reader) {
    this.reader = reader;
  }

  @Override
  public Map<String, Object> next() throws IOException {
    String text = reader.readLine();
    line++;
    while (text != null && text.isBlank()) {
      text = reader.readLine();
      line++;
    }
    return text == null ? null : row(text);
  }

  private static Map<String, Object> row(String text) {
    try {
      JsonNode node = JsonSource.MAPPER.readTree(text);
      if (!node.isObject()) {
        throw Problem.badInput("a row is an object: {\"ip\": \"1.1.1.1\"}", null);
      }
      return JsonSource.MAPPER.convertValue(node, JsonSource.ROW);
    } catch (JacksonException e) {
      throw Problem.badInput(
          TerminalSafe.excerpt(TerminalSafe.line(e.getOriginalMessage()), 160), null);
    }
  }

  @Override
  public long line() {
    return line;
  }
}
