package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON for people: a field a line, and names, texts and other values told apart by colour. */
final class JsonLines {
  private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*+\"";

  /** A line as it is written pretty: the name of a field, its value, and what opens or closes. */
  private static final Pattern LINE =
      Pattern.compile("(\\s*)(?:(" + TEXT + ")(: ))?(?:(" + TEXT + ")|([\\w.+-]+))?(.*)");

  private final Style style;

  JsonLines(Style style) {
    this.style = style;
  }

  List<String> of(JsonNode json) {
    return Json.pretty(json).lines().map(TerminalSafe::line).map(this::coloured).toList();
  }

  private String coloured(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return line;
    }
    StringBuilder coloured = new StringBuilder(parts.group(1));
    if (parts.group(2) != null) {
      coloured.append(style.cyan(parts.group(2))).append(parts.group(3));
    }
    if (parts.group(4) != null) {
      coloured.append(text(parts.group(4)));
    } else if (parts.group(5) != null) {
      coloured.append(style.yellow(parts.group(5)));
    }
    return coloured.append(parts.group(6)).toString();
  }

  /** A risk level has its own colour. */
  private String text(String quoted) {
    String level = style.level(quoted.substring(1, quoted.length() - 1));
    boolean isLevel = level.length() > quoted.length() - 2;
    return isLevel ? '"' + level + '"' : style.green(quoted);
  }
}
