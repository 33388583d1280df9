package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** An org in an SQLite file. */
class SqliteStoreTest extends StoreTestCase {

  @Test
  void anyToolCanReadIt() throws Exception {
    String app;
    try (LocalOrg org = LocalOrg.start(settings())) {
      Client client = new Client(org, clock);
      app = client.createApp("Some App", List.of(Keys.EC), "okta.logs.read");
      // Beside the org, while it runs.
      assertThat(query("SELECT key || ' ' || name || ' ' || active FROM apps"))
          .containsExactly(app + " Some App 1");
      assertThat(query("SELECT app || ' ' || scope FROM grants"))
          .containsExactly(app + " okta.logs.read");
      assertThat(query("SELECT event_type || ' ' || result FROM log ORDER BY sequence"))
          .first()
          .isEqualTo("app.oauth2.client.lifecycle.create SUCCESS");
      client.send("DELETE", "/oauth2/v1/clients/" + app, null, "Authorization", client.admin());
      assertThat(client.send("GET", "/oauth2/v1/keys", null).statusCode()).isEqualTo(200);
      assertThat(query("SELECT key FROM apps")).isEmpty();
      assertThat(query("SELECT key FROM grants")).isEmpty();
    }
    assertThat(query("SELECT name FROM providers")).containsExactly("Default ");
    assertThat(query("SELECT length(json) > 1000 FROM signing_keys")).containsExactly("1");
  }

  @Test
  void whatWasAnsweredIsThereWhereverTheOrgEnds() throws IOException {
    Path copies = Files.createDirectory(directory.resolve("copies"));
    try (LocalOrg org = LocalOrg.start(settings())) {
      Client client = new Client(org, clock);
      for (int i = 0; i < 5; i++) {
        client.createApp("App " + i, List.of());
      }
      for (Path file : files()) {
        if (!file.toString().endsWith(".lock") && Files.isRegularFile(file)) {
          Files.copy(file, copies.resolve(file.getFileName()));
        }
      }
      OrgSettings afterACrash =
          OrgSettings.ephemeral().withClock(clock).withDatabase(copies.resolve("org.db"));
      try (LocalOrg other = LocalOrg.start(afterACrash)) {
        assertThat(other.inventory()).isEqualTo(org.inventory());
      }
    }
  }

  @Test
  void entriesOnTheirWayArriveAfterTheRestart() throws IOException {
    try (LocalOrg org = LocalOrg.start(settings())) {
      Client client = new Client(org, clock);
      client.json("PATCH", "/local/v1/switches", client.admin(), "{\"logLag\":20}");
      client.createApp("Late", List.of());
      assertThat(client.log("")).isEmpty();
    }
    clock.advance(Duration.ofSeconds(30));
    for (int run = 0; run < 2; run++) {
      try (LocalOrg org = LocalOrg.start(settings())) {
        assertThat(new Client(org, clock).log("")).as("in run %d", run).hasSize(1);
      }
    }
  }

  @Test
  void whatIsNoDatabaseIsKeptAside() throws IOException {
    Files.writeString(file(), "{\"version\":1} and so on, as long as it takes");
    try (LocalOrg org = LocalOrg.start(settings())) {
      Path aside = directory.resolve("org.db.corrupt-20261124T120000Z");
      assertThat(org.warnings())
          .containsExactly(
              "The org's file cannot be read: kept as " + aside + ", started a new org.");
      assertThat(aside).content().startsWith("{\"version\":1}");
      assertThat(new Client(org, clock).createApp("App", List.of())).startsWith("0oa");
    }
  }

  @Test
  void aRowThatIsNoneOfOursIsKeptAside() throws Exception {
    try (LocalOrg org = LocalOrg.start(settings())) {
      new Client(org, clock).createApp("App", List.of());
    }
    change("UPDATE apps SET json = '[1]'");
    try (LocalOrg org = LocalOrg.start(settings())) {
      assertThat(org.warnings()).singleElement().asString().contains("no org of this version");
    }
  }

  @Test
  void aFileOfAnotherVersionIsKeptAside() throws Exception {
    change("PRAGMA user_version = 99");
    try (LocalOrg org = LocalOrg.start(settings())) {
      assertThat(org.warnings()).singleElement().asString().contains("is of version 99, not 2");
    }
  }

  @Test
  void anotherToolsLockFailsTheRequestAndTheOrgGoesOn() throws Exception {
    try (LocalOrg org = LocalOrg.start(settings())) {
      Client client = new Client(org, clock);
      HttpResponse<String> reply;
      try (Connection other = connect();
          Statement statement = other.createStatement()) {
        statement.executeUpdate("BEGIN IMMEDIATE");
        reply =
            client.json("POST", "/oauth2/v1/clients", client.admin(), "{\"client_name\":\"x\"}");
      }
      assertThat(OrgTestCase.code(reply)).isEqualTo("500 E0000009");
      assertThat(client.log("")).as("once the lock is gone").hasSize(1);
    }
  }

  /** As a full disk does, the trigger ends the transaction that the write is in. */
  @Test
  void aWriteThatSqliteUndidIsMadeAgainWithTheNext() throws Exception {
    List<String> notes = new CopyOnWriteArrayList<>();
    try (LocalOrg org = LocalOrg.start(settings().onRequest(line -> notes.add(line.note())))) {
      Client client = new Client(org, clock);
      change(
          "CREATE TRIGGER full BEFORE INSERT ON apps BEGIN SELECT RAISE(ROLLBACK, 'disk full'); END");
      for (int i = 0; i < 2; i++) {
        HttpResponse<String> reply =
            client.json("POST", "/oauth2/v1/clients", client.admin(), "{\"client_name\":\"x\"}");
        assertThat(OrgTestCase.code(reply)).isEqualTo("500 E0000009");
      }
      assertThat(notes)
          .allSatisfy(note -> assertThat(note).contains("cannot keep its state", "disk full"));
      change("DROP TRIGGER full");
      client.createApp("Later", List.of());
      assertThat(query("SELECT name FROM apps ORDER BY rowid")).containsExactly("x", "x", "Later");
      assertThat(client.log("")).hasSize(3);
    }
    try (LocalOrg org = LocalOrg.start(settings())) {
      assertThat(new Client(org, clock).log("")).hasSize(3);
    }
  }

  @Override
  OrgSettings settings() {
    return OrgSettings.ephemeral().withClock(clock).withDatabase(file());
  }

  private Path file() {
    return directory.resolve("org.db");
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }

  private void change(String sql) throws SQLException {
    try (Connection db = connect();
        Statement statement = db.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private List<String> query(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection db = connect();
        Statement statement = db.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
