package dev.risksh.diagnose;

import java.time.Duration;

/** Distances in time, exact enough to see which side of a limit they are on. */
final class Span {
  private Span() {}

  /** {@code 90 s}, {@code 62 min}, {@code 60 min 2 s}, {@code 5 h 30 min}, {@code 3 d 4 h}. */
  static String of(Duration duration) {
    long seconds = duration.abs().getSeconds();
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 7200) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    long minutes = seconds / 60;
    return minutes < 48 * 60
        ? two(minutes / 60, "h", minutes % 60, "min")
        : two(minutes / 1440, "d", minutes % 1440 / 60, "h");
  }

  private static String two(long whole, String unit, long rest, String smaller) {
    return whole + " " + unit + (rest == 0 ? "" : " " + rest + " " + smaller);
  }
}
