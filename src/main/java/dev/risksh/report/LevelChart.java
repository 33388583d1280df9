package dev.risksh.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.risksh.console.Json;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.LogEntry;
import dev.risksh.risk.RiskLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which risk was sent and which was felt: how many subjects of each level the org took, and how
 * many sign-ins of each level its log has.
 *
 * @param partly whether there were calls that nobody can look into any more
 */
record LevelChart(List<Row> rows, int sent, int felt, boolean partly) {
  /** How the log writes a level: {@code {level=HIGH, reasons=…}}. */
  private static final Pattern LEVEL = Pattern.compile("\\blevel=([A-Z]+)");

  static LevelChart of(List<Exchange> calls) {
    List<String> sent = calls.stream().flatMap(call -> sent(call).stream()).toList();
    Set<String> seen = new HashSet<>();
    List<String> felt = calls.stream().flatMap(call -> felt(call, seen).stream()).toList();
    int most = Math.max(1, Math.max(most(sent), most(felt)));
    boolean partly = calls.stream().anyMatch(call -> !call.whole());
    List<Row> rows = new ArrayList<>();
    Arrays.stream(RiskLevel.values())
        .sorted(Comparator.reverseOrder())
        .map(RiskLevel::name)
        .forEach(level -> rows.add(row(level, count(sent, level), count(felt, level), most)));
    return new LevelChart(rows, sent.size(), felt.size(), partly);
  }

  private static int most(List<String> levels) {
    return levels.stream().mapToInt(level -> count(levels, level)).max().orElse(0);
  }

  private static int count(List<String> levels, String level) {
    return (int) levels.stream().filter(level::equals).count();
  }

  private static Row row(String level, int sent, int felt, int most) {
    return new Row(
        level,
        level.toLowerCase(Locale.ROOT),
        sent,
        felt,
        Track.text(100.0 * sent / most),
        Track.text(100.0 * felt / most));
  }

  /** The levels of the subjects that were taken. */
  private static List<String> sent(Exchange call) {
    List<String> levels = new ArrayList<>();
    if (call.method().equals("POST")
        && call.path().startsWith("/api/v1/risk/events/ip")
        && call.status().orElse(0) / 100 == 2) {
      json(call.shownRequestBody().orElse(""))
          .findValues("riskLevel")
          .forEach(level -> levels.add(level.asText()));
    }
    return levels;
  }

  /** The levels of the sign-ins in a page of the log, each told once. */
  private static List<String> felt(Exchange call, Set<String> seen) {
    List<String> levels = new ArrayList<>();
    if (call.method().equals("GET") && call.path().startsWith("/api/v1/logs")) {
      for (JsonNode entry : json(call.shownReplyBody().orElse(""))) {
        boolean signIn = entry.path("eventType").asText().equals(LogEntry.SESSION_START);
        if (signIn && seen.add(entry.path("uuid").asText())) {
          Matcher level =
              LEVEL.matcher(entry.path("debugContext").path("debugData").path("risk").asText());
          if (level.find()) {
            levels.add(level.group(1));
          }
        }
      }
    }
    return levels;
  }

  private static JsonNode json(String body) {
    return Json.tryParse(body).orElse(MissingNode.getInstance());
  }

  /** Whether there is anything to draw. */
  boolean any() {
    return sent + felt > 0;
  }

  /** One level. */
  record Row(String level, String css, int sent, int felt, String sentWidth, String feltWidth) {}
}
