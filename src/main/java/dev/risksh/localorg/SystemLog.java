package dev.risksh.localorg;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The System Log: what happened in the org, in the order of arrival. */
final class SystemLog {
  /** Okta keeps entries for 90 days. */
  static final Duration RETENTION = Duration.ofDays(90);

  /** Bounds memory and the store; a real org has no such limit. */
  static final int MAX_ENTRIES = 10_000;

  private final Deque<LogEntry> entries;
  private final Ids ids;
  private final Changes changes;
  private long lastSequence;

  SystemLog(List<LogEntry> entries, long lastSequence, Ids ids, Changes changes) {
    this.entries = new ArrayDeque<>(entries);
    this.lastSequence = lastSequence;
    this.ids = ids;
    this.changes = changes;
  }

  /** Writes what {@code request} brought about. */
  void write(Request request, LogEvent event) {
    var node = event.toJson(request, ids.uuid());
    // As precise as what clients see, so that cursors and times sort alike.
    Instant published = request.at().truncatedTo(ChronoUnit.MILLIS);
    synchronized (this) {
      entries.addLast(new LogEntry(++lastSequence, published, node));
      Instant oldest = request.at().minus(RETENTION);
      while (entries.size() > MAX_ENTRIES || entries.getFirst().published().isBefore(oldest)) {
        entries.removeFirst();
      }
      changes.note();
    }
  }

  synchronized List<LogEntry> all() {
    return List.copyOf(entries);
  }

  synchronized int size() {
    return entries.size();
  }

  synchronized long lastSequence() {
    return lastSequence;
  }
}
