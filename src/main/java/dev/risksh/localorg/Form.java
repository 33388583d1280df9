package dev.risksh.localorg;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names and values of an {@code application/x-www-form-urlencoded} text: a query or a body. */
final class Form {
  static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

  private final Map<String, List<String>> values;

  private Form(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Decodes {@code text}; {@code null} has no values.
   *
   * @throws IllegalArgumentException when a percent sign is not followed by two hex digits
   */
  static Form parse(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (text != null) {
      for (String pair : text.split("&")) {
        if (!pair.isEmpty()) {
          int equals = pair.indexOf('=');
          String name = equals < 0 ? pair : pair.substring(0, equals);
          String value = equals < 0 ? "" : pair.substring(equals + 1);
          values.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
        }
      }
    }
    return new Form(Collections.unmodifiableMap(values));
  }

  /** The first value of {@code name}; a blank one counts as not given. */
  Optional<String> get(String name) {
    return values.getOrDefault(name, List.of()).stream().findFirst().filter(v -> !v.isBlank());
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  boolean hasDuplicates() {
    return values.values().stream().anyMatch(all -> all.size() > 1);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
