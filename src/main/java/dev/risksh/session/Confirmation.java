package dev.risksh.session;

import dev.risksh.okta.LogEntry;
import dev.risksh.okta.Receipt;
import java.time.Duration;
import java.util.List;

/**
 * That what was sent stands in the System Log.
 *
 * @param receipt of the call
 * @param entries the log entries that carry its signals
 * @param after how long after sending the last of them was found, by our clock
 */
public record Confirmation(Receipt receipt, List<LogEntry> entries, Duration after) {
  public Confirmation {
    entries = List.copyOf(entries);
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
