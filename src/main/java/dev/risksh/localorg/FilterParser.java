package dev.risksh.localorg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a System Log filter by recursive descent.
 *
 * <pre>
 * or    = and { "or" and }
 * and   = unary { "and" unary }
 * unary = "not" "(" or ")" | "(" or ")" | attribute "pr" | attribute operator value
 * </pre>
 */
final class FilterParser {
  private static final int MAX_DEPTH = 50;

  /** The order in which Okta's own parser names them. */
  private static final String EXPECTED = "eq,co,sw,pr,gt,ge,lt,le";

  private final String text;
  private int position;
  private int depth;

  private FilterParser(String text) {
    this.text = text;
  }

  static LogFilter parse(String text) {
    FilterParser parser = new FilterParser(text);
    LogFilter filter = parser.or();
    parser.skipBlanks();
    if (parser.position < text.length()) {
      throw parser.wrong("Unexpected text", parser.position);
    }
    return filter;
  }

  private LogFilter or() {
    List<LogFilter> parts = new ArrayList<>(List.of(and()));
    while (takeWord("or")) {
      parts.add(and());
    }
    return parts.size() == 1 ? parts.get(0) : new LogFilter.Or(List.copyOf(parts));
  }

  private LogFilter and() {
    List<LogFilter> parts = new ArrayList<>(List.of(unary()));
    while (takeWord("and")) {
      parts.add(unary());
    }
    return parts.size() == 1 ? parts.get(0) : new LogFilter.And(List.copyOf(parts));
  }

  private LogFilter unary() {
    if (takeWord("not")) {
      return new LogFilter.Not(group());
    }
    skipBlanks();
    return peek() == '(' ? group() : comparison();
  }

  private LogFilter group() {
    skipBlanks();
    if (peek() != '(') {
      throw wrong("Expected '('", position);
    }
    if (++depth > MAX_DEPTH) {
      throw wrong("Too many parentheses", position);
    }
    position++;
    LogFilter inner = or();
    skipBlanks();
    if (peek() != ')') {
      throw wrong("Expected ')'", position);
    }
    position++;
    depth--;
    return inner;
  }

  private LogFilter comparison() {
    int start = position;
    String attribute = word();
    if (attribute.isEmpty()) {
      throw wrong("Expected an attribute", start);
    }
    List<String> path = LogFields.path(attribute);
    skipBlanks();
    int operatorAt = position;
    String word = word();
    boolean present = word.equalsIgnoreCase("pr");
    LogFilter.Operator operator =
        LogFilter.Operator.of(word)
            .orElseGet(
                () -> {
                  if (present) {
                    return null;
                  }
                  throw ApiRefusal.systemLog(
                      OktaError.E0000053,
                      "Invalid filter '%s': Unrecognized attribute operator '%s' at position %d. Expected: %s"
                          .formatted(text, word, operatorAt, EXPECTED),
                      List.of());
                });
    if (path.isEmpty()) {
      throw ApiRefusal.systemLog(OktaError.E0000053, "field is not valid: " + attribute, List.of());
    }
    if (present) {
      return new LogFilter.Present(path);
    }
    if (operator == LogFilter.Operator.CO
        && (attribute.equals("debugContext.debugData.url")
            || attribute.equals("debugContext.debugData.requestUri"))) {
      throw ApiRefusal.systemLog(
          OktaError.E0000031,
          "Operator: %s, Field: %s".formatted(operator.word(), attribute),
          List.of());
    }
    return new LogFilter.Comparison(path, operator, value());
  }

  /** A quoted text, a number or a boolean, all as JSON writes them. */
  private JsonNode value() {
    skipBlanks();
    int start = position;
    if (peek() == '"') {
      position++;
      while (position < text.length() && peek() != '"') {
        position += peek() == '\\' ? 2 : 1;
      }
      position = Math.min(position + 1, text.length());
    } else {
      word();
    }
    try {
      JsonNode value = Json.read(text.substring(start, position));
      if (value.isValueNode() && !value.isNull()) {
        return value;
      }
    } catch (JsonProcessingException e) {
      // Not JSON: told below, with its place.
    }
    throw wrong("Expected a quoted text, a number or a boolean", start);
  }

  private String word() {
    int start = position;
    while (position < text.length() && !isBreak(peek())) {
      position++;
    }
    return text.substring(start, position);
  }

  private boolean takeWord(String expected) {
    skipBlanks();
    int end = position + expected.length();
    boolean taken =
        text.regionMatches(true, position, expected, 0, expected.length())
            && (end == text.length() || isBreak(text.charAt(end)));
    if (taken) {
      position = end;
    }
    return taken;
  }

  private static boolean isBreak(char c) {
    return Character.isWhitespace(c) || c == '(' || c == ')' || c == '"';
  }

  private void skipBlanks() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private char peek() {
    return position < text.length() ? text.charAt(position) : '\0';
  }

  private ApiRefusal wrong(String what, int at) {
    return ApiRefusal.systemLog(
        OktaError.E0000053,
        "Invalid filter '%s': %s at position %d.".formatted(text, what, at),
        List.of());
  }
}
