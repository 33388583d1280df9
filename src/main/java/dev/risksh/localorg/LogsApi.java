package dev.risksh.localorg;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /api/v1/logs}: polling without an end, or a bounded query (Okta: System Log query).
 */
final class LogsApi {
  /** Bounded queries go by time; entries of one instant by arrival. */
  private static final Comparator<LogEntry> BY_TIME =
      Comparator.comparing(LogEntry::published).thenComparing(LogEntry::sequence);

  private final SystemLog log;

  LogsApi(SystemLog log) {
    this.log = log;
  }

  Reply list(Call call) {
    Request request = call.request();
    LogQuery query = LogQuery.of(request);
    List<LogEntry> entries = query.bounded() ? sorted(query, request.at()) : log.all(request.at());
    Instant oldest = request.at().minus(SystemLog.RETENTION);

    List<LogEntry> page = new ArrayList<>();
    Optional<LogQuery.Cursor> last = query.after();
    boolean more = false;
    for (LogEntry entry : entries) {
      if (!isAfterCursor(entry, query) || entry.published().isBefore(oldest)) {
        continue;
      }
      boolean wanted = isInSpan(entry, query) && query.condition().test(entry);
      if (wanted && page.size() == query.limit()) {
        more = true;
        break;
      }
      if (wanted) {
        page.add(entry);
      }
      // What was looked at and not wanted need not be looked at again.
      last = Optional.of(LogQuery.Cursor.at(entry));
    }
    return reply(request, query, page, last, more);
  }

  private Reply reply(
      Request request,
      LogQuery query,
      List<LogEntry> page,
      Optional<LogQuery.Cursor> last,
      boolean more) {
    ArrayNode body = Json.array();
    page.forEach(entry -> body.add(entry.event()));
    Reply reply =
        Reply.json(200, body).withHeader("Link", "<%s>; rel=\"self\"".formatted(request.url()));
    if (!query.bounded() || (more && !page.isEmpty())) {
      LogQuery.Cursor cursor =
          last.orElseGet(() -> new LogQuery.Cursor(request.at().toEpochMilli(), 0));
      reply =
          reply.withHeader(
              "Link", "<%s>; rel=\"next\"".formatted(Paging.next(request, cursor.toString())));
    }
    return reply;
  }

  private List<LogEntry> sorted(LogQuery query, Instant now) {
    return log.all(now).stream().sorted(query.ascending() ? BY_TIME : BY_TIME.reversed()).toList();
  }

  private static boolean isAfterCursor(LogEntry entry, LogQuery query) {
    if (query.after().isEmpty()) {
      return true;
    }
    LogQuery.Cursor cursor = query.after().get();
    if (!query.bounded()) {
      return entry.sequence() > cursor.sequence();
    }
    int byMillis = Long.compare(entry.published().toEpochMilli(), cursor.millis());
    int order = byMillis != 0 ? byMillis : Long.compare(entry.sequence(), cursor.sequence());
    return query.ascending() ? order > 0 : order < 0;
  }

  private static boolean isInSpan(LogEntry entry, LogQuery query) {
    // Once polling has begun, its cursor says where to go on.
    boolean sinceCounts = query.bounded() || query.after().isEmpty();
    Instant time = query.bounded() ? entry.published() : entry.arrived();
    return !(sinceCounts && time.isBefore(query.since()))
        && query.until().map(until -> !entry.published().isAfter(until)).orElse(true);
  }
}
