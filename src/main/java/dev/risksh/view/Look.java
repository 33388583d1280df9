package dev.risksh.view;

import dev.risksh.console.Style;
import dev.risksh.console.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What the looks of a value depend on besides the value.
 *
 * @param clock for what is left of a time
 * @param width of the terminal in columns; 0 when lines may be as long as they like
 * @param commandPrefix how a command begins where the user is: {@code /}, or {@code risksh }
 */
record Look(Style style, Clock clock, int width, String commandPrefix) {
  /** {@code expires in 4:59}, or that it is over. */
  String expiry(Instant end) {
    Instant now = clock.instant();
    return now.isBefore(end)
        ? "expires in " + Times.countdown(Duration.between(now, end))
        : style.red("expired");
  }

  /** The time of day where the user is. */
  String time(Instant instant) {
    return Times.clock(instant, ZoneId.systemDefault());
  }

  /** {@code 1 event}, {@code 2 events}. */
  static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
