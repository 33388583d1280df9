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
 * change. The only class that knows what the store is made of.
 */
final class Keeper implements AutoCloseable {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Optional<FileStore> store;
  private final Clock clock;
  private final Changes changes;
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private long saved;
  private boolean closed;

  Keeper(Optional<Path> file, Clock clock, Changes changes) throws IOException {
    this.store = file.isPresent() ? Optional.of(FileStore.open(file.get())) : Optional.empty();
    this.clock = clock;
    this.changes = changes;
  }

  /** The org as it was, or empty when there is none that can be read. */
  Optional<OrgData> load() throws IOException {
    if (store.isEmpty()) {
      return Optional.empty();
    }
    Optional<byte[]> content = store.get().read();
    if (content.isEmpty()) {
      changes.note();
      return Optional.empty();
    }
    try {
      OrgData data = Json.read(content.get(), OrgData.class);
      if (data.version() == OrgData.VERSION) {
        return Optional.of(data);
      }
      return startAfresh("is of version " + data.version() + ", not " + OrgData.VERSION);
    } catch (IOException | RuntimeException e) {
      return startAfresh("cannot be read");
    }
  }

  private Optional<OrgData> startAfresh(String why) throws IOException {
    Path aside = store.orElseThrow().setAside("corrupt-" + STAMP.format(clock.instant()));
    warnings.add("The org's file " + why + ": kept as " + aside + ", started a new org.");
    changes.note();
    return Optional.empty();
  }

  /**
   * Saves {@code data} when anything changed since the last time. Callers that come while another
   * writes find their change written with the next one: many requests share a write.
   */
  void save(Supplier<OrgData> data) throws IOException {
    if (store.isEmpty()) {
      return;
    }
    long wanted = changes.count();
    synchronized (this) {
      if (closed || saved >= wanted) {
        return;
      }
      long reached = changes.count();
      store.get().write(Json.writeBytes(data.get()));
      saved = reached;
    }
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
