package dev.risksh.localorg;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * The System Log: what happened in the org, in the order of arrival. An entry may be on its way for
 * a while, as at Okta, and others may overtake it.
 */
final class SystemLog {
  /** Okta keeps entries for 90 days. */
  static final Duration RETENTION = Duration.ofDays(90);

  private final LogEntries entries;
  private final Queue<Late> late = new PriorityQueue<>(Comparator.comparing(Late::due));
  private final Ids ids;
  private final Faults faults;
  private final Switchboard switchboard;
  private final Changes changes;
  private long lastSequence;

  /** An entry on its way. */
  record Late(Instant due, Instant published, ObjectNode event) {
    String uuid() {
      return event.path("uuid").asText();
    }
  }

  /** The log at one moment, as kept in the store. */
  record Kept(long lastSequence, List<LogEntry> arrived, List<Late> late) {}

  SystemLog(
      LogEntries entries,
      OrgData data,
      Ids ids,
      Faults faults,
      Switchboard switchboard,
      Changes changes) {
    this.entries = entries;
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
    ObjectNode node = event.toJson(request, ids.uuid(request.at()));
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

  /** Lets arrive what is due. */
  private void settle(Instant now) {
    while (!late.isEmpty() && !late.peek().due().isAfter(now)) {
      Late arrived = late.remove();
      entries.add(
          new LogEntry(
              ++lastSequence,
              arrived.published(),
              now.truncatedTo(ChronoUnit.MILLIS),
              arrived.event()));
      changes.note();
    }
  }

  /**
   * Shows {@code visitor} what {@code query} may ask for of what has arrived at {@code now}, until
   * it has seen enough.
   *
   * @return the sequence of an entry up to which, at least, the visitor had its chance
   */
  long visit(LogQuery query, Instant now, Predicate<LogEntry> visitor) {
    long newest;
    synchronized (this) {
      settle(now);
      newest = lastSequence;
    }
    entries.visit(query, visitor);
    return newest;
  }

  synchronized Kept toStore() {
    return new Kept(lastSequence, entries.toStore(), List.copyOf(late));
  }

  int size() {
    return entries.size();
  }
}
