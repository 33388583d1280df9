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
 * each mark is ten times the one before. Of many calls those that took much the same have one dot.
 *
 * @param more said of kinds that have no row
 */
record LatencyChart(List<Row> rows, List<Mark> marks, String more) {
  /** A part of a path that names one thing of many. */
  private static final Pattern ID =
      Pattern.compile("(?<=/)(?=[^/]*[0-9])[A-Za-z0-9_-]{16,}(?=/|$)");

  private static final double LEAST_MILLIS = 1;
  private static final int MOST_ROWS = 40;

  /** With more calls of a kind than these their dots are on as many places, at most. */
  private static final int MOST_DOTS = 250;

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
            .limit(MOST_ROWS)
            .map(kind -> row(kind.getKey(), kind.getValue(), decades))
            .toList(),
        marks,
        kinds.size() <= MOST_ROWS
            ? ""
            : "… and " + (kinds.size() - MOST_ROWS) + " more kinds of calls");
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
    // A hundredth of a percent is less than can be seen.
    int places = calls.size() <= MOST_DOTS ? 10_000 : MOST_DOTS;
    List<Dot> dots =
        calls.stream()
            .map(call -> new Dot(x(call, decades, places), PageModel.Call.quality(call)))
            .distinct()
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

  private static String x(Exchange call, int decades, int places) {
    double at = Math.log10(Math.max(LEAST_MILLIS, millis(call))) / decades;
    return Track.text(100.0 * Math.round(Math.min(1, at) * places) / places);
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
