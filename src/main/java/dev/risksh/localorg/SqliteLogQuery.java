package dev.risksh.localorg;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A {@link LogQuery} in SQL, as far as indexes answer it: where in the log it starts and ends, and
 * which event types it is about. The rest of its condition is for who reads the rows.
 */
final class SqliteLogQuery {
  private final StringBuilder condition = new StringBuilder("1");
  private final List<Object> values = new ArrayList<>();

  private SqliteLogQuery() {}

  /** The entries in the order of {@code query}, from its cursor on. */
  static PreparedStatement prepare(Connection db, LogQuery query) throws SQLException {
    SqliteLogQuery sql = new SqliteLogQuery();
    if (query.bounded()) {
      sql.span(query);
    } else {
      sql.and("sequence > ?", pollFrom(db, query));
    }
    String direction = query.ascending() ? "" : " DESC";
    String order =
        query.bounded() ? "published" + direction + ", sequence" + direction : "sequence";
    return sql.prepare(db, query.eventTypes(), order);
  }

  private void span(LogQuery query) {
    Optional<LogQuery.Cursor> after = query.after();
    and("published >= ?", query.since().toEpochMilli());
    query.until().ifPresent(until -> and("published <= ?", until.toEpochMilli()));
    if (after.isPresent()) {
      String comparison = query.ascending() ? ">" : "<";
      // The first condition is the one that an index helps with.
      and("published " + comparison + "= ?", after.get().millis());
      and(
          "(published " + comparison + " ? OR sequence " + comparison + " ?)",
          after.get().millis(),
          after.get().sequence());
    }
  }

  /** The entry before the first that polling wants: entries arrive in order. */
  private static long pollFrom(Connection db, LogQuery query) throws SQLException {
    if (!query.beginsPolling()) {
      return query.after().orElseThrow().sequence();
    }
    return first(db, query.since()).orElse(Long.MAX_VALUE) - 1;
  }

  private static OptionalLong first(Connection db, Instant since) throws SQLException {
    try (PreparedStatement first =
        db.prepareStatement(
            "SELECT sequence FROM log WHERE arrived >= ? ORDER BY arrived, sequence LIMIT 1")) {
      first.setLong(1, since.toEpochMilli());
      try (ResultSet row = first.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  private void and(String what, Object... with) {
    condition.append(" AND ").append(what);
    Collections.addAll(values, with);
  }

  /**
   * For each type a query of its own, which SQLite merges as it goes: each index is in order, and
   * nothing is sorted.
   */
  private PreparedStatement prepare(
      Connection db, Optional<? extends Collection<String>> types, String order)
      throws SQLException {
    String select = "SELECT sequence, published, arrived, json FROM log WHERE " + condition;
    List<String> selects = new ArrayList<>();
    List<Object> all = new ArrayList<>();
    if (types.isEmpty()) {
      selects.add(select);
      all.addAll(values);
    } else {
      for (String type : types.get()) {
        selects.add(select + " AND event_type = ?");
        all.addAll(values);
        all.add(type);
      }
    }
    PreparedStatement statement =
        db.prepareStatement(String.join(" UNION ALL ", selects) + " ORDER BY " + order);
    for (int i = 0; i < all.size(); i++) {
      statement.setObject(i + 1, all.get(i));
    }
    return statement;
  }
}
