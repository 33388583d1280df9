package dev.risksh.report;

import dev.risksh.okta.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How long the calls took: a row for each kind of call, a dot for each call, on an axis on which
 * each mark is ten times the one before.
 */
record LatencyChart(List<Row> rows, List<Mark> marks) {
  /** A part of a path that names one thing of many. */
  private static final Pattern ID =
      Pattern.compile("(?<=/)(?=[^/]*[0-9])[A-Za-z0-9_-]{16,}(?=/|$)");

  private static final double LEAST_MILLIS = 1;

  static LatencyChart of(List<Exchange> calls) {
    Map<String, List<Exchange>> kinds = new LinkedHashMap<>();
    calls.forEach(call -> kinds.computeIfAbsent(kind(call), any -> new ArrayList<>()).add(call));
    double slowest = calls.stream().mapToDouble(LatencyChart::millis).max().orElse(1);
    int decades = (int) Math.max(1, Math.ceil(Math.log10(slowest)));
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i <= decades; i++) {
      String anchor = i == 0 ? "start" : i == decades ? "end" : "middle";
      marks.add(new Mark(Track.text(100.0 * i / decades), label(Math.pow(10, i)), anchor));
    }
    return new LatencyChart(
        kinds.entrySet().stream()
            .map(kind -> row(kind.getKey(), kind.getValue(), decades))
            .toList(),
        marks);
  }

  /** Whether there is anything to draw. */
  boolean any() {
    return !rows.isEmpty();
  }

  private static String kind(Exchange call) {
    String path = call.path().replaceFirst("\\?.*", "");
    return call.method() + " " + ID.matcher(path).replaceAll("…");
  }

  private static Row row(String kind, List<Exchange> calls, int decades) {
    List<Duration> times = calls.stream().map(Exchange::took).sorted().toList();
    Duration median = times.get((times.size() - 1) / 2);
    List<Dot> dots =
        calls.stream()
            .map(call -> new Dot(x(millis(call), decades), PageModel.Call.quality(call)))
            .toList();
    return new Row(
        kind,
        calls.size(),
        dots,
        label(median.toNanos() / 1e6),
        label(times.get(times.size() - 1).toNanos() / 1e6));
  }

  private static double millis(Exchange call) {
    return call.took().toNanos() / 1e6;
  }

  private static String x(double millis, int decades) {
    double at = Math.log10(Math.max(LEAST_MILLIS, millis)) / decades;
    return Track.text(100 * Math.min(1, at));
  }

  private static String label(double millis) {
    if (millis < 999.5) {
      return millis < 9.95 && millis != Math.rint(millis)
          ? String.format(Locale.ROOT, "%.1f ms", millis)
          : Math.round(millis) + " ms";
    }
    double seconds = millis / 1000;
    return seconds < 9.95 && seconds != Math.rint(seconds)
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : Math.round(seconds) + " s";
  }

  /** The calls of one kind. */
  record Row(String kind, int count, List<Dot> dots, String median, String slowest) {
    boolean several() {
      return count > 1;
    }
  }

  /** One call. */
  record Dot(String x, String quality) {}

  /** A mark of the axis. */
  record Mark(String x, String label, String anchor) {}
}
