package dev.risksh.okta;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to ask the System Log for (Okta: System Log API). Without {@code until} it is a polling
 * request, which delivers every entry sooner or later.
 *
 * @param since oldest; Okta takes 7 days before {@code until} where it is absent
 * @param until newest
 * @param filter an expression such as {@code eventType eq "user.session.start"}
 * @param keywords the {@code q} parameter
 * @param limit entries a page, 0 to 1000; Okta's default is 100
 * @param newestFirst {@code sortOrder=DESCENDING}
 */
public record LogQuery(
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<String> filter,
    Optional<String> keywords,
    Optional<Integer> limit,
    boolean newestFirst) {

  /** What a filter may ask for, as far as a risk integration needs it (Okta: System Log API). */
  public static final List<String> FILTER_ATTRIBUTES =
      List.of(
          "eventType",
          "outcome.result",
          "outcome.reason",
          "severity",
          "displayMessage",
          "actor.id",
          "actor.displayName",
          "client.ipAddress",
          "target.id",
          "transaction.id",
          "debugContext.debugData.");

  public static final List<String> FILTER_OPERATORS =
      List.of("eq", "ne", "co", "sw", "gt", "ge", "lt", "le", "pr");

  public static LogQuery all() {
    return new LogQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  public LogQuery since(Instant time) {
    return new LogQuery(Optional.of(time), until, filter, keywords, limit, newestFirst);
  }

  public LogQuery until(Instant time) {
    return new LogQuery(since, Optional.of(time), filter, keywords, limit, newestFirst);
  }

  public LogQuery filter(String expression) {
    return new LogQuery(since, until, Optional.of(expression), keywords, limit, newestFirst);
  }

  public LogQuery keywords(String words) {
    return new LogQuery(since, until, filter, Optional.of(words), limit, newestFirst);
  }

  public LogQuery limit(int entries) {
    return new LogQuery(since, until, filter, keywords, Optional.of(entries), newestFirst);
  }

  public LogQuery newestFirst(boolean descending) {
    return new LogQuery(since, until, filter, keywords, limit, descending);
  }

  /** Only entries of that type. */
  public LogQuery eventType(String type) {
    return filter("eventType eq " + quote(type));
  }

  /** Only entries of that type that one call caused. */
  public LogQuery eventTypeOf(String type, String transactionId) {
    return filter("eventType eq " + quote(type) + " and transaction.id eq " + quote(transactionId));
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  String target() {
    return "/api/v1/logs" + parameters();
  }

  /** From the question mark on; nothing where all of the log is asked for. */
  String parameters() {
    Map<String, String> query = new LinkedHashMap<>();
    since.ifPresent(time -> query.put("since", time.toString()));
    until.ifPresent(time -> query.put("until", time.toString()));
    filter.ifPresent(expression -> query.put("filter", expression));
    keywords.ifPresent(words -> query.put("q", words));
    limit.ifPresent(entries -> query.put("limit", Integer.toString(entries)));
    if (newestFirst) {
      query.put("sortOrder", "DESCENDING");
    }
    return query.isEmpty() ? "" : "?" + Call.encode(query);
  }
}
