package dev.risksh.localorg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The entries in the org's SQLite file; in memory are only those that have yet to be written. */
final class SqliteLog implements LogEntries {
  /** Bounds the file; a real org has no such limit. */
  static final int MAX_ENTRIES = 1_000_000;

  private final Connecting connecting;
  private final Keeper.Save save;
  private final Deque<LogEntry> unsaved = new ArrayDeque<>();

  /** Connects to the file. */
  @FunctionalInterface
  interface Connecting {
    Connection connect() throws SQLException;
  }

  SqliteLog(Connecting connecting, Keeper.Save save) {
    this.connecting = connecting;
    this.save = save;
  }

  @Override
  public synchronized void add(LogEntry entry) {
    unsaved.addLast(entry);
  }

  @Override
  public synchronized List<LogEntry> toStore() {
    return List.copyOf(unsaved);
  }

  @Override
  public synchronized void stored(List<LogEntry> entries) {
    if (!entries.isEmpty()) {
      long last = entries.get(entries.size() - 1).sequence();
      unsaved.removeIf(entry -> entry.sequence() <= last);
    }
  }

  /** Writes {@code entries}, and forgets what is too old or too much. */
  static void insert(Connection db, List<LogEntry> entries) throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        db.prepareStatement(
            "INSERT INTO log (sequence, published, arrived, event_type, json)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      for (LogEntry entry : entries) {
        insert.setLong(1, entry.sequence());
        insert.setLong(2, entry.published().toEpochMilli());
        insert.setLong(3, entry.arrived().toEpochMilli());
        insert.setString(4, entry.event().path("eventType").asText());
        insert.setString(5, Json.write(entry.event()));
        insert.executeUpdate();
      }
    }
    LogEntry newest = entries.get(entries.size() - 1);
    try (PreparedStatement forget =
        db.prepareStatement("DELETE FROM log WHERE sequence <= ? OR published < ?")) {
      forget.setLong(1, newest.sequence() - MAX_ENTRIES);
      forget.setLong(2, newest.arrived().minus(SystemLog.RETENTION).toEpochMilli());
      forget.executeUpdate();
    }
  }

  @Override
  public void visit(LogQuery query, Predicate<LogEntry> visitor) {
    try {
      save.run();
      // A connection of its own: it reads while another writes, and sees one moment of the log.
      try (Connection db = connecting.connect();
          PreparedStatement select = SqliteLogQuery.prepare(db, query);
          ResultSet rows = select.executeQuery()) {
        while (rows.next() && visitor.test(entry(rows))) {
          // The visitor keeps what it wants.
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("the log cannot be read", e);
    }
  }

  private static LogEntry entry(ResultSet row) throws SQLException, JsonProcessingException {
    return new LogEntry(
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        Instant.ofEpochMilli(row.getLong(3)),
        (ObjectNode) Json.read(row.getString(4)));
  }

  @Override
  public int size() {
    try (Connection db = connecting.connect();
        Statement statement = db.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM log")) {
      return row.getInt(1) + toStore().size();
    } catch (SQLException e) {
      throw new IllegalStateException("the log cannot be read", e);
    }
  }
}
