package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.risksh.console.Json;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code --json} prints: one JSON value, without a secret. */
public final class JsonViews {
  /** What a terminal might obey; Jackson leaves these in a string as they are. */
  private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n]]");

  private JsonViews() {}

  /** {@code value} as JSON text; what would reach a terminal as a command is escaped in it. */
  public static String text(Object value) {
    return OBEYED
        .matcher(Json.pretty(of(value)))
        .replaceAll(found -> Matcher.quoteReplacement(escaped(found.group())));
  }

  private static String escaped(String character) {
    StringBuilder escaped = new StringBuilder();
    character.chars().forEach(unit -> escaped.append(String.format(Locale.ROOT, "\\u%04x", unit)));
    return escaped.toString();
  }

  /** {@code value} as a tree. */
  public static JsonNode of(Object value) {
    if (value == null) {
      return NullNode.getInstance();
    }
    if (value instanceof JsonNode json) {
      return json;
    }
    if (value instanceof Collection<?> many) {
      ArrayNode array = Json.object().arrayNode();
      many.forEach(item -> array.add(of(item)));
      return array;
    }
    return KnownViews.of(value)
        .map(view -> view.json(value))
        .orElseGet(() -> TextNode.valueOf(value.toString()));
  }
}
