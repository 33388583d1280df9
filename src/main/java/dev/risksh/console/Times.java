package dev.risksh.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and durations as people write and read them. */
public final class Times {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMM d HH:mm:ss", Locale.ENGLISH);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final Pattern PARTS =
      Pattern.compile("(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?");

  private Times() {}

  /**
   * What is left, in minutes and seconds: {@code 4:32}, {@code 60:00}, from 100 minutes on {@code
   * 1:40:00}. A begun second counts, so {@code 0:00} means over.
   */
  public static String countdown(Duration left) {
    if (left.isNegative() || left.isZero()) {
      return "0:00";
    }
    long seconds = left.getSeconds() + (left.getNano() > 0 ? 1 : 0);
    long minutes = seconds / 60;
    return minutes < 100
        ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", minutes / 60, minutes % 60, seconds % 60);
  }

  /** How long something took: {@code 0.04 s}, {@code 12.3 s}, {@code 150 s}. */
  public static String took(Duration duration) {
    double seconds = duration.toNanos() / 1e9;
    int decimals = seconds < 9.995 ? 2 : seconds < 99.95 ? 1 : 0;
    // A Formatter is slow where there is a line for each of thousands of requests.
    return BigDecimal.valueOf(duration.toNanos(), 9).setScale(decimals, RoundingMode.HALF_UP)
        + " s";
  }

  /** How long ago {@code then} was at {@code now}: {@code 2 min ago}; or {@code in 2 min}. */
  public static String ago(Instant then, Instant now) {
    Duration between = Duration.between(then, now);
    if (between.abs().getSeconds() < 1) {
      return "now";
    }
    return between.isNegative() ? "in " + rough(between.negated()) : rough(between) + " ago";
  }

  private static String rough(Duration duration) {
    long seconds = duration.getSeconds();
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    return seconds < 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
  }

  /**
   * {@code instant} at {@code zone}: the time of day, before it the day where that is not today's,
   * and the year where that is not this year's.
   */
  public static String local(Instant instant, Instant now, ZoneId zone) {
    LocalDateTime time = LocalDateTime.ofInstant(instant, zone);
    LocalDateTime today = LocalDateTime.ofInstant(now, zone);
    if (time.toLocalDate().equals(today.toLocalDate())) {
      return CLOCK.format(time);
    }
    return (time.getYear() == today.getYear() ? DAY : DATE).format(time);
  }

  /** The time of day at {@code zone}: {@code 14:03:07}. */
  public static String clock(Instant instant, ZoneId zone) {
    return CLOCK.format(instant.atZone(zone));
  }

  /**
   * Reads {@code 30s}, {@code 5m}, {@code 1h}, {@code 2d}, {@code 1h30m} or {@code PT5M}.
   *
   * @throws Problem for anything else, a negative duration included
   */
  public static Duration parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!text.isEmpty() && parts.matches()) {
      return Duration.ofDays(number(parts.group(1)))
          .plusHours(number(parts.group(2)))
          .plusMinutes(number(parts.group(3)))
          .plusSeconds(number(parts.group(4)));
    }
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeException e) {
      // Not ISO either: told below, in words that name both ways to write it.
    }
    throw Problem.usage(
        "'" + TerminalSafe.excerpt(text, 40) + "' is not a duration",
        "write it as 30s, 5m, 1h, 2d, 1h30m or PT5M");
  }

  /**
   * As {@link #parse}, and with a sign in front where the time may be past: {@code -5m}, {@code
   * +5m}.
   */
  public static Duration parseSigned(String text) {
    if (text.startsWith("-") && !text.startsWith("-", 1)) {
      return parse(text.substring(1)).negated();
    }
    return parse(text.startsWith("+") ? text.substring(1) : text);
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
