package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Style;
import dev.risksh.console.Table;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.TextWidth;
import dev.risksh.console.Times;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.RateLimit;
import dev.risksh.session.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A bar for each call against the time, and how the calls of each limit went down. */
final class TimelineView implements View<Timeline> {
  /** Where nothing says how wide it may be. */
  private static final int USUAL_WIDTH = 100;

  private static final int WIDEST_BAR = 72;
  private static final String GAP = "  ";

  /** The eighths of a column. */
  private static final String EIGHTHS = "▏▎▍▌▋▊▉█";

  private static final String LEVELS = "▁▂▃▄▅▆▇█";

  /** Where blocks may not be seen as such. */
  private static final String PLAIN_LEVELS = "_.:-=+*#";

  @Override
  public List<String> lines(Timeline timeline, Look look) {
    if (timeline.spans().isEmpty()) {
      return List.of("no call was made yet");
    }
    List<String> lines = new ArrayList<>(calls(timeline, look));
    if (!timeline.limits().isEmpty()) {
      lines.add("");
      lines.addAll(limits(timeline, look));
    }
    return lines;
  }

  /** No terminal. */
  private static boolean plain(Look look) {
    return look.width() == 0;
  }

  private static List<String> calls(Timeline timeline, Look look) {
    int width = plain(look) ? USUAL_WIDTH : look.width();
    List<List<String>> labels = timeline.spans().stream().map(TimelineView::label).toList();
    int fixed = 0;
    for (int column : List.of(0, 2, 3)) {
      fixed += widest(labels, column) + GAP.length();
    }
    int available = width - fixed - GAP.length();
    int call = widest(labels, 1);
    int bar = Math.min(WIDEST_BAR, Math.max(available / 3, available - call));
    int forCall = Math.min(call, available - bar);
    List<String> lines = new ArrayList<>();
    lines.add(
        " ".repeat(fixed + forCall + GAP.length()) + look.style().dim(axis(bar, timeline.shown())));
    for (int i = 0; i < labels.size(); i++) {
      Timeline.Span span = timeline.spans().get(i);
      String before = " ".repeat(widest(labels, 0)) + GAP;
      span.idle()
          .ifPresent(
              idle -> lines.add(before + look.style().dim("· " + time(idle) + " without a call")));
      List<String> label = labels.get(i);
      lines.add(
          toRight(label.get(0), widest(labels, 0))
              + GAP
              + padded(TextWidth.cut(label.get(1), forCall), forCall)
              + GAP
              + padded(coloured(label.get(2), span.call(), look.style()), widest(labels, 2))
              + GAP
              + toRight(label.get(3), widest(labels, 3))
              + GAP
              + bar(span, timeline.shown(), bar, look));
    }
    return lines.stream().map(String::stripTrailing).toList();
  }

  private static List<String> label(Timeline.Span span) {
    Exchange call = span.call();
    return List.of(
        Integer.toString(call.number()),
        TerminalSafe.line(call.method() + " " + call.path().replaceFirst("\\?.*", "")),
        call.status().isPresent() ? call.outcome() : "✗",
        Times.took(call.took()));
  }

  private static int widest(List<List<String>> labels, int column) {
    return labels.stream().mapToInt(label -> TextWidth.of(label.get(column))).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - TextWidth.of(text)));
  }

  private static String toRight(String text, int width) {
    return " ".repeat(Math.max(0, width - TextWidth.of(text))) + text;
  }

  private static String axis(int width, Duration shown) {
    String end = time(shown);
    return "0" + " ".repeat(Math.max(1, width - 1 - end.length())) + end;
  }

  private static String time(Duration time) {
    return time.toSeconds() < 100 ? Times.took(time) : Times.countdown(time);
  }

  private static String bar(Timeline.Span span, Duration shown, int width, Look look) {
    double perColumn = Math.max(1, shown.toNanos()) / (double) width;
    int eighths = (int) Math.round(span.call().took().toNanos() / perColumn * 8);
    int start = (int) Math.min(width - 1, span.at().toNanos() / perColumn);
    eighths = Math.max(1, Math.min(eighths, (width - start) * 8));
    String text =
        plain(look)
            ? "#".repeat(Math.max(1, Math.round(eighths / 8f)))
            : "█".repeat(eighths / 8) + (eighths % 8 == 0 ? "" : EIGHTHS.charAt(eighths % 8 - 1));
    return " ".repeat(start) + coloured(text, span.call(), look.style());
  }

  private static String coloured(String text, Exchange call, Style style) {
    int hundreds = call.status().orElse(0) / 100;
    return switch (hundreds) {
      case 2, 3 -> style.green(text);
      case 4 -> style.yellow(text);
      default -> style.red(text);
    };
  }

  private static List<String> limits(Timeline timeline, Look look) {
    int width = plain(look) ? USUAL_WIDTH : look.width();
    List<List<String>> rows =
        timeline.limits().stream()
            .map(
                limit ->
                    List.of(
                        TerminalSafe.line(limit.what()),
                        left(limit.last(), look.style()),
                        spark(limit, look, Math.max(4, width / 3))))
            .toList();
    List<Table.Column> columns =
        List.of(
            Table.Column.of("rate limit").yielding(2),
            Table.Column.of("calls left"),
            Table.Column.of("used").yielding(1));
    return Table.of(columns, rows).lines(look.width(), look.style());
  }

  private static String left(RateLimit limit, Style style) {
    String text = limit.remaining() + " of " + limit.limit();
    return limit.remaining() == 0
        ? style.red(text)
        : limit.remaining() * 5 <= limit.limit() ? style.yellow(text) : text;
  }

  /** How much was used after each call, the latest last. */
  private static String spark(Timeline.Limit limit, Look look, int most) {
    String levels = plain(look) ? PLAIN_LEVELS : LEVELS;
    StringBuilder text = new StringBuilder();
    limit.left().stream()
        .skip(Math.max(0, limit.left().size() - most))
        .forEach(left -> text.append(levels.charAt(level(left, levels.length()))));
    return look.style().cyan(text.toString());
  }

  private static int level(RateLimit left, int levels) {
    double used = left.limit() <= 0 ? 1 : 1 - left.remaining() / (double) left.limit();
    return (int) Math.max(0, Math.min(levels - 1, Math.floor(used * levels)));
  }

  @Override
  public JsonNode json(Timeline timeline) {
    ObjectNode json = Json.object();
    json.put("milliseconds", timeline.shown().toMillis());
    var calls = json.putArray("calls");
    for (Timeline.Span span : timeline.spans()) {
      Exchange call = span.call();
      ObjectNode row = calls.addObject();
      row.put("number", call.number());
      row.put("method", call.method());
      row.put("path", call.path());
      call.status().ifPresent(status -> row.put("status", status));
      call.failure().ifPresent(failure -> row.put("failure", failure));
      row.put("startedAt", Json.time(call.startedAt()));
      row.put("at", span.at().toMillis());
      row.put("milliseconds", call.took().toMillis());
      span.idle().ifPresent(idle -> row.put("idleBefore", idle.toMillis()));
    }
    var limits = json.putArray("limits");
    for (Timeline.Limit limit : timeline.limits()) {
      ObjectNode row = limits.addObject();
      row.put("path", limit.what());
      row.put("limit", limit.last().limit());
      row.put("resetsAt", Json.time(limit.last().resetsAt()));
      var left = row.putArray("remaining");
      limit.left().forEach(one -> left.add(one.remaining()));
    }
    return json;
  }
}
