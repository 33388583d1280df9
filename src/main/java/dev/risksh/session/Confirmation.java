package dev.risksh.session;

import dev.risksh.okta.LogEntry;
import dev.risksh.okta.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * That what was sent stands in the System Log.
 *
 * @param receipt of the call
 * @param entries the log entries that carry its signals
 * @param waited how long it was looked for, from the question on, by our clock
 */
public record Confirmation(Receipt receipt, List<LogEntry> entries, Duration waited) {
  public Confirmation {
    entries = List.copyOf(entries);
  }

  /**
   * How long after sending the org had logged it, by the org's own clock and rounded up: its {@code
   * Date} has whole seconds. Empty where an entry does not say when it was published.
   */
  public Optional<Duration> loggedWithin() {
    return entries.stream()
        .flatMap(entry -> entry.published().stream())
        .max(Comparator.naturalOrder())
        .map(this::sinceSending);
  }

  private Duration sinceSending(Instant published) {
    Duration atMost = Duration.between(receipt.serverDate(), published).plus(receipt.took());
    return Duration.ofSeconds(Math.max(1, atMost.plusSeconds(1).minusNanos(1).getSeconds()));
  }

  /** The signals as the log repeats them. */
  public List<LogEntry.Signal> signals() {
    return entries.stream().flatMap(entry -> entry.signals().stream()).toList();
  }

  @Override
  public String toString() {
    return "confirmed, " + signals().size() + " signals in the System Log";
  }
}
