package dev.risksh.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.risksh.console.Problem;
import java.io.IOException;
import java.io.Reader;
import java.util.Map;

/** Rows of a JSON array, each an object. */
final class JsonSource implements DataFile.Source {
  static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {};

  private final JsonParser parser;
  private long line = 1;

  JsonSource(Reader reader) throws IOException {
    parser = MAPPER.createParser(reader);
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw Problem.badInput("it is no JSON array", "rows stand in one: [{\"ip\": \"1.1.1.1\"}]");
    }
  }

  @Override
  public Map<String, Object> next() throws IOException {
    JsonToken token = parser.nextToken();
    line = parser.currentTokenLocation().getLineNr();
    if (token == JsonToken.END_ARRAY) {
      if (parser.nextToken() != null) {
        line = parser.currentTokenLocation().getLineNr();
        throw Problem.badInput("there is something behind the array", null);
      }
      return null;
    }
    if (token != JsonToken.START_OBJECT) {
      throw Problem.badInput("a row is an object: {\"ip\": \"1.1.1.1\"}", null);
    }
    return parser.readValueAs(ROW);
  }

  @Override
  public long line() {
    return line;
  }
}
