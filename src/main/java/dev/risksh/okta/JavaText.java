package dev.risksh.okta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text that Java's {@code toString} makes of maps, which is what {@code debugData} holds:
 * {@code {reasons=Anomalous Location, Anomalous Device, level=HIGH}}. A comma may stand inside a
 * value, so a new field only starts where {@code , name=} follows.
 */
final class JavaText {
  private static final Pattern FIELD_START = Pattern.compile("(?:^|, )([A-Za-z][A-Za-z0-9_]*)=");
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

  private JavaText() {}

  /** The maps of a list such as {@code [{ip=1.2.3.4, riskLevel=HIGH}, {…}]}. */
  static List<Map<String, String>> maps(String text) {
    List<Map<String, String>> maps = new ArrayList<>();
    Matcher braces = BRACES.matcher(text);
    while (braces.find()) {
      maps.add(fields(braces.group(1)));
    }
    return maps;
  }

  /** The first map in {@code text}; empty when there is none. */
  static Map<String, String> map(String text) {
    List<Map<String, String>> maps = maps(text);
    return maps.isEmpty() ? Map.of() : maps.get(0);
  }

  private static Map<String, String> fields(String inside) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher start = FIELD_START.matcher(inside);
    String name = null;
    int from = 0;
    while (start.find()) {
      if (name != null) {
        fields.put(name, inside.substring(from, start.start()));
      }
      name = start.group(1);
      from = start.end();
    }
    if (name != null) {
      fields.put(name, inside.substring(from));
    }
    return fields;
  }
}
