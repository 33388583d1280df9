package dev.risksh.localorg;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;

/**
 * {@code GET /api/v1/logs}: polling without an end, or a bounded query (Okta: System Log query).
 */
final class LogsApi {
  private final SystemLog log;

  LogsApi(SystemLog log) {
    this.log = log;
  }

  Reply list(Call call) {
    Request request = call.request();
    LogQuery query = LogQuery.of(request);
    Page page = new Page(query, request.at().minus(SystemLog.RETENTION));
    long seen = log.visit(query, request.at(), page::take);
    if (!query.bounded() && !page.more && seen > page.last.sequence()) {
      page.last = new LogQuery.Cursor(request.at().toEpochMilli(), seen);
    }
    return reply(request, query, page);
  }

  /** A page that is filled entry by entry. */
  private static final class Page {
    private final LogQuery query;
    private final Instant oldest;
    private final ArrayNode entries = Json.array();
    private LogQuery.Cursor last;
    private boolean more;

    Page(LogQuery query, Instant oldest) {
      this.query = query;
      this.oldest = oldest;
      last = query.after().orElse(new LogQuery.Cursor(0, 0));
    }

    /** Whether there is room left for another entry. */
    boolean take(LogEntry entry) {
      if (!isAfterCursor(entry, query) || entry.published().isBefore(oldest)) {
        return true;
      }
      boolean wanted = isInSpan(entry, query) && query.condition().test(entry);
      more = wanted && entries.size() == query.limit();
      if (more) {
        return false;
      }
      if (wanted) {
        entries.add(entry.event());
      }
      // What was looked at and not wanted need not be looked at again.
      last = LogQuery.Cursor.at(entry);
      return true;
    }
  }

  private static Reply reply(Request request, LogQuery query, Page page) {
    Reply reply =
        Reply.json(200, page.entries)
            .withHeader("Link", "<%s>; rel=\"self\"".formatted(request.url()));
    if (query.bounded() && (!page.more || page.entries.isEmpty())) {
      return reply;
    }
    return reply.withHeader(
        "Link", "<%s>; rel=\"next\"".formatted(Paging.next(request, page.last.toString())));
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
    boolean sinceCounts = query.bounded() || query.beginsPolling();
    Instant time = query.bounded() ? entry.published() : entry.arrived();
    return !(sinceCounts && time.isBefore(query.since()))
        && query.until().map(until -> !entry.published().isAfter(until)).orElse(true);
  }
}
