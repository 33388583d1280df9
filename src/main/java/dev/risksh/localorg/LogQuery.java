package dev.risksh.localorg;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request asks of the System Log.
 *
 * @param bounded whether it ends: it has an {@code until}, or goes backwards
 * @param after the entry the last page ended with
 * @param eventTypes those that the condition is confined to, if it is to any
 */
record LogQuery(
    Instant since,
    Optional<Instant> until,
    boolean ascending,
    boolean bounded,
    Optional<Cursor> after,
    int limit,
    Optional<Set<String>> eventTypes,
    Predicate<LogEntry> condition) {
  private static final Duration DEFAULT_SPAN = Duration.ofDays(7);
  private static final Duration OLDEST_SINCE = Duration.ofDays(180);
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1000;

  /** A place between two entries, written as Okta's {@code 1627500044869_1}. */
  record Cursor(long millis, long sequence) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})_(\\d{1,15})");

    static Cursor parse(String text) {
      Matcher matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        throw invalid("after", "must be a valid value");
      }
      return new Cursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    static Cursor at(LogEntry entry) {
      return new Cursor(entry.published().toEpochMilli(), entry.sequence());
    }

    @Override
    public String toString() {
      return millis + "_" + sequence;
    }
  }

  /** Whether polling is to begin: {@code since} counts until something was looked at. */
  boolean beginsPolling() {
    return !bounded && after.filter(cursor -> cursor.sequence() > 0).isEmpty();
  }

  static LogQuery of(Request request) {
    Form query = request.query();
    Instant now = request.at();
    Optional<Instant> until = query.get("until").map(text -> time("until", text));
    Optional<Instant> asked = query.get("since").map(text -> time("since", text));
    asked
        .filter(since -> since.isBefore(now.minus(OLDEST_SINCE)))
        .ifPresent(
            since -> {
              throw ApiRefusal.systemLog(
                  OktaError.E0000053,
                  "Invalid parameter: The since parameter is over 180 days prior to the current"
                      + " day.",
                  List.of());
            });
    boolean ascending = ascending(query);
    Predicate<LogEntry> condition = entry -> true;
    Optional<LogFilter> filter = query.get("filter").map(FilterParser::parse);
    if (filter.isPresent()) {
      condition = condition.and(entry -> filter.get().matches(entry.event()));
    }
    Optional<KeywordSearch> search = query.get("q").map(KeywordSearch::parse);
    if (search.isPresent()) {
      condition = condition.and(entry -> search.get().matches(entry.event()));
    }
    return new LogQuery(
        asked.orElseGet(() -> until.orElse(now).minus(DEFAULT_SPAN)),
        until,
        ascending,
        until.isPresent() || !ascending,
        query.get("after").map(Cursor::parse),
        query.get("limit").map(LogQuery::limit).orElse(DEFAULT_LIMIT),
        filter.flatMap(LogFilter::eventTypes),
        condition);
  }

  private static boolean ascending(Form query) {
    String order = query.get("sortOrder").orElse("ASCENDING");
    return switch (order) {
      case "ASCENDING" -> true;
      case "DESCENDING" -> false;
      default -> throw invalid("sortOrder", "must be 'ASCENDING' or 'DESCENDING'.");
    };
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 0 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Not a number: told below.
    }
    throw invalid("limit", "must be a number between 0 and 1000.");
  }

  /** The forms of ISO 8601 that people send; a time without a zone is taken as UTC. */
  private static Instant time(String name, String text) {
    List<Function<String, Instant>> forms =
        List.of(
            value -> OffsetDateTime.parse(value).toInstant(),
            value -> LocalDateTime.parse(value).toInstant(ZoneOffset.UTC),
            value -> LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC));
    for (Function<String, Instant> form : forms) {
      try {
        return form.apply(text);
      } catch (DateTimeException e) {
        // Not this form; perhaps the next.
      }
    }
    throw invalid(
        name,
        "The date format in your query is not recognized."
            + " Please enter dates using ISO8601 string format.",
        "must be a valid date-time or empty.");
  }

  private static ApiRefusal invalid(String name, String... texts) {
    List<String> quoted = new ArrayList<>();
    List<String> causes = new ArrayList<>();
    for (String text : texts) {
      quoted.add("'" + name + "': " + text);
      causes.add(name + ": " + text);
    }
    return ApiRefusal.systemLog(OktaError.E0000001, String.join(" ", quoted), causes);
  }
}
