package dev.risksh.localorg;

import java.util.List;
import java.util.function.Predicate;

/** The entries of the System Log that have arrived, for the time they are kept. */
interface LogEntries {

  void add(LogEntry entry);

  /**
   * Shows {@code visitor} what {@code query} may ask for, in its order, until it has seen enough.
   * What is shown need not fit: it is for the visitor to look closely.
   *
   * @param visitor answers whether to go on
   */
  void visit(LogQuery query, Predicate<LogEntry> visitor);

  /** Those to be kept with the org's data. */
  List<LogEntry> toStore();

  /** Notes that {@code entries}, which {@link #toStore} answered, are kept. */
  void stored(List<LogEntry> entries);

  int size();
}
