package dev.risksh.localorg;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The latest entries, in memory. */
final class RecentLog implements LogEntries {
  /** Bounds memory and the JSON file; a real org has no such limit. */
  static final int MAX_ENTRIES = 10_000;

  /** Bounded queries go by time; entries of one instant by arrival. */
  private static final Comparator<LogEntry> BY_TIME =
      Comparator.comparing(LogEntry::published).thenComparing(LogEntry::sequence);

  private final Deque<LogEntry> entries;

  RecentLog(List<LogEntry> entries) {
    this.entries = new ArrayDeque<>(entries);
  }

  @Override
  public synchronized void add(LogEntry entry) {
    entries.addLast(entry);
    Instant oldest = entry.arrived().minus(SystemLog.RETENTION);
    while (entries.size() > MAX_ENTRIES
        || (!entries.isEmpty() && entries.getFirst().published().isBefore(oldest))) {
      entries.removeFirst();
    }
  }

  @Override
  public void visit(LogQuery query, Predicate<LogEntry> visitor) {
    List<LogEntry> ordered = toStore();
    if (query.bounded()) {
      ordered = ordered.stream().sorted(query.ascending() ? BY_TIME : BY_TIME.reversed()).toList();
    }
    for (LogEntry entry : ordered) {
      if (!visitor.test(entry)) {
        return;
      }
    }
  }

  @Override
  public synchronized List<LogEntry> toStore() {
    return List.copyOf(entries);
  }

  @Override
  public void stored(List<LogEntry> entries) {
    // All of them are kept each time.
  }

  @Override
  public synchronized int size() {
    return entries.size();
  }
}
