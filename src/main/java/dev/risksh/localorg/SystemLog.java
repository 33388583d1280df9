package dev.risksh.localorg;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * The System Log: what happened in the org, in the order of arrival. An entry may be on its way for
 * a while, as at Okta, and others may overtake it.
 */
final class SystemLog {
  /** Okta keeps entries for 90 days. */
  static final Duration RETENTION = Duration.ofDays(90);

  /** Bounds memory and the store; a real org has no such limit. */
  static final int MAX_ENTRIES = 10_000;

  private final Deque<LogEntry> entries;
  private final Queue<Late> late = new PriorityQueue<>(Comparator.comparing(Late::due));
  private final Ids ids;
  private final Faults faults;
  private final Switchboard switchboard;
  private final Changes changes;
  private long lastSequence;

  /** An entry on its way. */
  record Late(Instant due, Instant published, ObjectNode event) {}

  SystemLog(OrgData data, Ids ids, Faults faults, Switchboard switchboard, Changes changes) {
    this.entries = new ArrayDeque<>(data.log());
    this.late.addAll(data.lateLog());
    this.lastSequence = data.lastLogSequence();
    this.ids = ids;
    this.faults = faults;
    this.switchboard = switchboard;
    this.changes = changes;
  }

  /** Writes what {@code request} brought about. */
  void write(Request request, LogEvent event) {
    Optional<Fault> fault = faults.onLogEntry();
    if (fault.filter(f -> f.kind() == Fault.Kind.LOSE_LOG).isPresent()) {
      return;
    }
    Instant due = request.at().plus(delay(fault));
    // As precise as what clients see, so that cursors and times sort alike.
    Instant published = request.at().truncatedTo(ChronoUnit.MILLIS);
    ObjectNode node = event.toJson(request, ids.uuid());
    synchronized (this) {
      late.add(new Late(due, published, node));
      settle(request.at());
      changes.note();
    }
  }

  private Duration delay(Optional<Fault> fault) {
    Switches switches = switchboard.now();
    double seconds =
        switches.logLag()
            + switches.logDisorder() * ids.fraction()
            + fault.map(Fault::seconds).orElse(0.0);
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  /** Lets arrive what is due, and go what is too old. */
  private void settle(Instant now) {
    while (!late.isEmpty() && !late.peek().due().isAfter(now)) {
      Late arrived = late.remove();
      entries.addLast(new LogEntry(++lastSequence, arrived.published(), now, arrived.event()));
      changes.note();
    }
    Instant oldest = now.minus(RETENTION);
    while (entries.size() > MAX_ENTRIES
        || (!entries.isEmpty() && entries.getFirst().published().isBefore(oldest))) {
      entries.removeFirst();
    }
  }

  /** What has arrived at {@code now}. */
  synchronized List<LogEntry> all(Instant now) {
    settle(now);
    return List.copyOf(entries);
  }

  /** What has arrived so far, for the store. */
  synchronized List<LogEntry> arrived() {
    return List.copyOf(entries);
  }

  synchronized List<Late> late() {
    return new ArrayList<>(late);
  }

  synchronized int size() {
    return entries.size();
  }

  synchronized long lastSequence() {
    return lastSequence;
  }
}
