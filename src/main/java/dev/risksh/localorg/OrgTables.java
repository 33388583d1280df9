package dev.risksh.localorg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The org's data but for its log as tables, each row a key and a JSON value. */
final class OrgTables {
  private static final String SETTINGS = "settings";

  private static final List<Table> TABLES =
      List.of(
          new Table(SETTINGS, "", OrgTables::settings),
          table("signing_keys", "signingKeys", OrgData::signingKeys, OrgKeys.Stored::kid),
          table("apps", "apps", OrgData::apps, App::id),
          table("grants", "grants", OrgData::grants, Grant::id),
          table("roles", "roles", OrgData::roles, role -> role.appId() + " " + role.role()),
          table("users", "users", OrgData::users, User::id),
          table("providers", "providers", OrgData::providers, RiskProvider::id),
          table("signals", "signals", OrgData::signals, s -> s.providerId() + " " + s.ip()),
          table(
              "spent_assertions",
              "spentAssertions",
              OrgData::spentAssertions,
              spent -> spent.signer() + " " + spent.jti()),
          table("faults", "faults", OrgData::faults, Fault::id),
          table("late_log", "lateLog", OrgData::lateLog, SystemLog.Late::uuid));

  /** What each table holds by now, so that only the difference is written. */
  private Map<String, Map<String, ?>> held = Map.of();

  /**
   * One table.
   *
   * @param member what its rows are called in {@link OrgData}
   */
  private record Table(String name, String member, Function<OrgData, Map<String, ?>> rows) {}

  private static <T> Table table(
      String name, String member, Function<OrgData, List<T>> rows, Function<T, String> key) {
    return new Table(name, member, data -> keyed(rows.apply(data), key));
  }

  private static <T> Map<String, T> keyed(List<T> rows, Function<T, String> key) {
    Map<String, T> keyed = new LinkedHashMap<>();
    rows.forEach(row -> keyed.put(key.apply(row), row));
    return keyed;
  }

  /** What there is one of. */
  private static Map<String, ?> settings(OrgData data) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("version", data.version());
    settings.put("orgId", data.orgId());
    settings.put("adminId", data.adminId());
    settings.put("userId", data.userId());
    settings.put("adminToken", data.adminToken());
    settings.put("port", data.port());
    settings.put("switches", data.switches());
    settings.put("lastLogSequence", data.lastLogSequence());
    return settings;
  }

  /** The org without its log; empty where none was written yet. */
  Optional<OrgData> read(Connection db) throws IOException, SQLException {
    ObjectNode data = Json.object();
    data.putArray("log");
    for (Table table : TABLES) {
      try (Statement statement = db.createStatement();
          ResultSet rows =
              statement.executeQuery("SELECT key, json FROM " + table.name() + " ORDER BY rowid")) {
        if (table.name().equals(SETTINGS)) {
          while (rows.next()) {
            data.set(rows.getString(1), Json.read(rows.getString(2)));
          }
        } else {
          ArrayNode array = data.putArray(table.member());
          while (rows.next()) {
            array.add(Json.read(rows.getString(2)));
          }
        }
      } catch (JsonProcessingException e) {
        throw new Store.Unreadable("holds what is no JSON in " + table.name(), e);
      }
    }
    if (!data.has("version")) {
      return Optional.empty();
    }
    try {
      OrgData read = Json.read(data, OrgData.class);
      written(read);
      return Optional.of(read);
    } catch (IOException | RuntimeException e) {
      throw new Store.Unreadable("holds what is no org of this version", e);
    }
  }

  /** Writes what is new, other or gone since {@link #written}. */
  void write(Connection db, OrgData data) throws SQLException {
    for (Table table : TABLES) {
      Map<String, ?> before = held.getOrDefault(table.name(), Map.of());
      Map<String, ?> now = table.rows().apply(data);
      put(db, table, before, now);
      remove(db, table, before, now);
    }
  }

  /** Notes that {@code data} is in the tables for good. */
  void written(OrgData data) {
    Map<String, Map<String, ?>> rows = new HashMap<>();
    TABLES.forEach(table -> rows.put(table.name(), table.rows().apply(data)));
    held = rows;
  }

  private static void put(Connection db, Table table, Map<String, ?> before, Map<String, ?> now)
      throws SQLException {
    try (PreparedStatement put =
        db.prepareStatement(
            "INSERT INTO "
                + table.name()
                + " (key, json) VALUES (?, ?)"
                + " ON CONFLICT (key) DO UPDATE SET json = excluded.json")) {
      for (Map.Entry<String, ?> row : now.entrySet()) {
        if (!row.getValue().equals(before.get(row.getKey()))) {
          put.setString(1, row.getKey());
          put.setString(2, Json.write(row.getValue()));
          put.executeUpdate();
        }
      }
    }
  }

  private static void remove(Connection db, Table table, Map<String, ?> before, Map<String, ?> now)
      throws SQLException {
    if (now.keySet().containsAll(before.keySet())) {
      return;
    }
    try (PreparedStatement remove =
        db.prepareStatement("DELETE FROM " + table.name() + " WHERE key = ?")) {
      for (String key : before.keySet()) {
        if (!now.containsKey(key)) {
          remove.setString(1, key);
          remove.executeUpdate();
        }
      }
    }
  }
}
