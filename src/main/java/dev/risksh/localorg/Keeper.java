package dev.risksh.localorg;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Keeps the org in its store, if it has one: loads it, and saves it before a reply tells of a
 * change.
 */
final class Keeper implements AutoCloseable {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Optional<? extends Store> store;
  private final Clock clock;
  private final Changes changes;
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private Supplier<OrgData> org;
  private LogEntries log;
  private long saved;
  private boolean closed;

  /** Makes what changed last. */
  @FunctionalInterface
  interface Save {
    void run() throws IOException;
  }

  Keeper(Optional<? extends Store> store, Clock clock, Changes changes) {
    this.store = store;
    this.clock = clock;
    this.changes = changes;
  }

  /** The org as it was, or empty when there is none that can be read. */
  Optional<OrgData> load() throws IOException {
    if (store.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<OrgData> data = store.get().read();
      if (data.isEmpty()) {
        changes.note();
      }
      return data;
    } catch (Store.Unreadable e) {
      Path aside = store.get().setAside("corrupt-" + STAMP.format(clock.instant()));
      warnings.add(
          "The org's file " + e.getMessage() + ": kept as " + aside + ", started a new org.");
      changes.note();
      return Optional.empty();
    }
  }

  /** The System Log of the org that begins with {@code data}, kept where the rest of it is. */
  LogEntries log(OrgData data) {
    log = store.isPresent() ? store.get().log(data, this::save) : new RecentLog(data.log());
    return log;
  }

  /** From now on {@code org} is kept. */
  void keep(Supplier<OrgData> org) {
    this.org = org;
  }

  /**
   * Saves the org when anything changed since the last time. Callers that come while another writes
   * find their change written with the next one: many requests share a write.
   */
  void save() throws IOException {
    if (store.isEmpty()) {
      return;
    }
    long wanted = changes.count();
    synchronized (this) {
      if (closed || saved >= wanted) {
        return;
      }
      long reached = changes.count();
      OrgData data = org.get();
      store.get().write(data);
      log.stored(data.log());
      saved = reached;
    }
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (store.isPresent()) {
      store.get().close();
    }
  }
}
