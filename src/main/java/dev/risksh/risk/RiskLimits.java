package dev.risksh.risk;

import dev.risksh.console.TerminalSafe;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Okta takes as a risk event, each rule once. Unless a rule says otherwise it is written in
 * Okta's Risk Events API reference and in its management API specification, release 2024.06 ({@code
 * POST /api/v1/risk/events/ip}). A check gives the complaints it has; none means all is well.
 */
public final class RiskLimits {
  /** Events in one call. The reference gives only the upper end; an empty call says nothing. */
  public static final int MAX_EVENTS = 20;

  /** Subjects in one event; at least one. */
  public static final int MAX_SUBJECTS = 50;

  /** Characters in the message of a subject. */
  public static final int MAX_MESSAGE = 512;

  // For people, at the prompt and in help: the same limits in words.

  public static final String EVENTS_RULE = "1 to " + MAX_EVENTS + " events in one call";
  public static final String SUBJECTS_RULE = "1 to " + MAX_SUBJECTS + " subjects in one event";
  public static final String IP_RULE = "An IPv4 or IPv6 address, never a name. Required.";
  public static final String LEVEL_RULE = "LOW, MEDIUM or HIGH. Required.";
  public static final String MESSAGE_RULE =
      "Why: at most " + MAX_MESSAGE + " of letters, digits, blank, '.', '-' and '_'.";
  public static final String TIMESTAMP_RULE = "When it was seen, in UTC, to the millisecond.";
  public static final String EXPIRES_RULE =
      "Until when it counts, after the timestamp. Okta's default: 24 hours.";

  public static final String CALLS_RULE =
      "30 calls a minute and provider by Okta's reference, 3 by its guide";

  /** As much of a wrong value as a complaint repeats. */
  static final int EXCERPT = 60;

  /** {@code yyyy-MM-dd'T'HH:mm:ss.SSS'Z'}; when reading, the fraction may be missing or finer. */
  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

  private static final Instant FIRST_YEAR = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST_YEAR = Instant.parse("9999-12-31T23:59:59.999Z");

  private RiskLimits() {}

  /** 1 to {@value #MAX_EVENTS} events. */
  static List<String> checkEventCount(int count) {
    return checkCount(count, MAX_EVENTS, "event", "one call");
  }

  /** 1 to {@value #MAX_SUBJECTS} subjects. */
  static List<String> checkSubjectCount(int count) {
    return checkCount(count, MAX_SUBJECTS, "subject", "one event");
  }

  private static List<String> checkCount(int count, int most, String what, String where) {
    if (count == 0) {
      return List.of("at least one " + what + " is needed");
    }
    return count <= most
        ? List.of()
        : List.of(count + " " + what + "s, but " + where + " takes at most " + most);
  }

  /** Required; an IPv4 or IPv6 address, never a name. */
  static List<String> checkIp(String ip) {
    if (ip == null) {
      return List.of("is required: an IPv4 or IPv6 address");
    }
    return IpLiteral.isValid(ip)
        ? List.of()
        : List.of(quote(ip) + " is not an IPv4 or IPv6 address");
  }

  /** Required. */
  static List<String> checkLevel(RiskLevel level) {
    return level == null ? List.of("is required: LOW, MEDIUM or HIGH") : List.of();
  }

  /**
   * At most {@value #MAX_MESSAGE} characters of {@code ^[a-zA-Z0-9 .\-_]*$}. The prose of the
   * reference leaves out the blank, its pattern and its samples have it.
   */
  static List<String> checkMessage(String message) {
    List<String> complaints = new ArrayList<>();
    if (message.length() > MAX_MESSAGE) {
      complaints.add(message.length() + " characters, but a message has at most " + MAX_MESSAGE);
    }
    for (int i = 0; i < message.length(); i++) {
      if (!isMessageCharacter(message.charAt(i))) {
        String character = new String(Character.toChars(message.codePointAt(i)));
        int position = message.codePointCount(0, i) + 1;
        complaints.add(
            quote(character)
                + " at position "
                + position
                + " is not allowed; only a-z A-Z 0-9, blank, '.', '-' and '_' are");
        break;
      }
    }
    return complaints;
  }

  private static boolean isMessageCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || " .-_".indexOf(c) >= 0;
  }

  /** Four digits for the year are all the time format has. */
  static List<String> checkTime(Instant time) {
    return time.isBefore(FIRST_YEAR) || time.isAfter(LAST_YEAR)
        ? List.of("must be in the years 0000 to 9999")
        : List.of();
  }

  /**
   * An event cannot be over before it happened; without a {@code timestamp} nothing is compared.
   */
  static List<String> checkExpiry(Optional<Instant> timestamp, Optional<Instant> expiresAt) {
    return timestamp.isPresent()
            && expiresAt.isPresent()
            && !expiresAt.get().isAfter(timestamp.get())
        ? List.of("must be after timestamp")
        : List.of();
  }

  /** The instant that a wire time stands for; empty when it is not one. */
  static Optional<Instant> readTime(String text) {
    if (!TIME.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      String local = text.substring(0, text.length() - 1);
      return Optional.of(LocalDateTime.parse(local).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Why {@link #readTime} takes no {@code text}. */
  static String timeComplaint(String text) {
    String complaint = quote(text) + " is not a UTC time such as 2021-01-20T00:00:00.001Z";
    try {
      Instant meant = OffsetDateTime.parse(text).toInstant();
      return complaint + "; did you mean " + meant + "?";
    } catch (DateTimeException e) {
      return complaint;
    }
  }

  private static String quote(String value) {
    return "'" + TerminalSafe.excerpt(value, EXCERPT) + "'";
  }
}
