package dev.risksh.saving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.console.Times;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Values as Groovy writes them. */
final class Literal {
  private Literal() {}

  /** {@code 'Risk Provider Example'}. */
  static String text(String value) {
    StringBuilder text = new StringBuilder("'");
    for (char c : value.toCharArray()) {
      switch (c) {
        case '\'', '\\' -> text.append('\\').append(c);
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ' || c >= 0x7f && c < 0xa0 || Character.getType(c) == Character.FORMAT) {
            text.append(String.format("\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.append('\'').toString();
  }

  static String list(List<String> values) {
    return values.stream().map(Literal::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /** {@code 30.seconds} for {@code 30s}, {@code -5.minutes} for {@code -5m}. */
  static String time(String value) {
    Duration time = Times.parseSigned(value);
    return (time.isNegative() ? "-" : "") + positive(time.abs());
  }

  private static String positive(Duration time) {
    long seconds = time.getSeconds();
    if (seconds % 3600 == 0 && seconds > 0) {
      return counted(seconds / 3600, "hour");
    }
    return seconds % 60 == 0 && seconds > 0
        ? counted(seconds / 60, "minute")
        : counted(seconds, "second");
  }

  private static String counted(long number, String unit) {
    return number + "." + unit + (number == 1 ? "" : "s");
  }

  /** A distance from now, seconds since 1970, or an instant. */
  static String when(String value) {
    if (value.matches("-?[0-9]{1,18}")) {
      return value.length() > 9 ? value + "L" : value;
    }
    try {
      Instant.parse(value);
      return "java.time.Instant.parse(" + text(value) + ")";
    } catch (DateTimeException notAnInstant) {
      return time(value);
    }
  }

  /** {@code true} for {@code on}, a duration for {@code 20s}, else the word. */
  static String setting(String value) {
    if (value.equals("on") || value.equals("off")) {
      return Boolean.toString(value.equals("on"));
    }
    try {
      return time(value);
    } catch (Problem notATime) {
      return text(value);
    }
  }

  /** A JSON value, or a text where it is none. */
  static String json(String value) {
    return Json.tryParse(value).map(Literal::json).orElseGet(() -> text(value));
  }

  private static String json(JsonNode node) {
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(Literal::json)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (node.isObject()) {
      return node.isEmpty()
          ? "[:]"
          : node.properties().stream()
              .map(member -> name(member.getKey()) + ": " + json(member.getValue()))
              .collect(Collectors.joining(", ", "[", "]"));
    }
    return node.isTextual()
        ? text(node.textValue())
        : node.isIntegralNumber() && node.asText().length() > 9
            ? node.asText() + "L"
            : node.asText();
  }

  /** {@code [aud: 'x', typ: 'y']} of {@code aud=x} and {@code typ=y}. */
  static String map(List<String> pairs) {
    return pairs.stream()
        .map(pair -> pair.split("=", 2))
        .map(pair -> name(pair[0]) + ": " + json(pair.length > 1 ? pair[1] : ""))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** A map that has nothing but texts in it. */
  static String map(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> name(entry.getKey(), true) + ": " + text(entry.getValue()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String name(String name) {
    return name(name, false);
  }

  private static String name(String name, boolean quoted) {
    return !quoted && name.matches("[A-Za-z_]\\w*") ? name : text(name);
  }
}
