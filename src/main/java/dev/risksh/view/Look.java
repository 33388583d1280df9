package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Style;
import dev.risksh.console.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
        : style.red("expired " + Times.ago(end, now));
  }

  /** {@code expires 15:04:10, 59:41 left}, or that it is over. */
  String expiryAt(Instant end) {
    Instant now = clock.instant();
    return now.isBefore(end)
        ? "expires " + time(end) + ", " + Times.countdown(Duration.between(now, end)) + " left"
        : expiry(end);
  }

  /** The time where the user is, with the day where it is not today. */
  String time(Instant instant) {
    return Times.local(instant, clock.instant(), clock.getZone());
  }

  /** The time with its distance: {@code 14:03:07, 2 min ago}. */
  String when(Instant instant) {
    return time(instant) + ", " + Times.ago(instant, clock.instant());
  }

  /** The distance of a time, less important than the time. */
  String ago(Instant instant) {
    return style.dim(Times.ago(instant, clock.instant()));
  }

  /** JSON in lines and colours. */
  List<String> json(JsonNode json) {
    return new JsonLines(style).of(json);
  }

  /** {@code 1 event}, {@code 2 events}. */
  static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
