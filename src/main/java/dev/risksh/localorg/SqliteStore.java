package dev.risksh.localorg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The org's data in an SQLite file that any tool for it can open. Loading SQLite takes a third of a
 * second, so it is for an org that was asked to keep its data, and loaded with this class.
 */
final class SqliteStore implements Store {
  private static final String SCHEMA = "org.sql";
  private static final String LIBRARY_FOLDER = "org.sqlite.tmpdir";

  private final Claim claim;
  private final OrgTables tables = new OrgTables();
  private Connection connection;

  private SqliteStore(Claim claim) {
    this.claim = claim;
  }

  /**
   * Takes {@code file} for this org.
   *
   * @throws FileSystemException when another org has it
   */
  static SqliteStore open(Path file) throws IOException {
    Claim claim = Claim.on(file);
    try {
      prepareLibrary(claim.beside(".native"));
      return new SqliteStore(claim);
    } catch (IOException e) {
      claim.close();
      throw e;
    }
  }

  /**
   * Has SQLite unpack its library there, where nobody else does, so that what a killed process left
   * behind can be cleared away.
   */
  private static void prepareLibrary(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "sqlite-*")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
    if (System.getProperty(LIBRARY_FOLDER) == null) {
      System.setProperty(LIBRARY_FOLDER, folder.toString());
    }
  }

  @Override
  public synchronized Optional<OrgData> read() throws IOException {
    if (!Files.exists(claim.file())) {
      return Optional.empty();
    }
    try {
      Connection db = writer();
      int version = version(db);
      if (version == 0) {
        return Optional.empty();
      }
      if (version != OrgData.VERSION) {
        throw Unreadable.version(version);
      }
      return tables.read(db);
    } catch (SQLException e) {
      throw new Unreadable("cannot be read", e);
    }
  }

  @Override
  public synchronized void write(OrgData data) throws IOException {
    boolean written = false;
    try {
      Connection db = writer();
      if (version(db) == 0) {
        create(db);
      }
      tables.write(db, data);
      SqliteLog.insert(db, data.log());
      db.commit();
      tables.written(data);
      written = true;
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      if (!written) {
        startAnew();
      }
    }
  }

  /**
   * Has the next write connect again, which undoes what this one began. A rollback would not do:
   * when the disk is full SQLite makes one of its own, and the connection is no longer in the
   * transaction that the driver takes it to be in.
   */
  private void startAnew() {
    try {
      disconnect();
    } catch (IOException e) {
      // Why the write failed is what counts.
      connection = null;
    }
  }

  @Override
  public LogEntries log(OrgData data, Keeper.Save save) {
    return new SqliteLog(() -> connect(claim.file()), save);
  }

  @Override
  public synchronized Path setAside(String suffix) throws IOException {
    disconnect();
    for (String part : List.of("-wal", "-shm")) {
      if (Files.exists(claim.beside(part))) {
        move(claim.beside(part), claim.beside("." + suffix + part));
      }
    }
    return move(claim.file(), claim.beside("." + suffix));
  }

  @Override
  public synchronized void close() throws IOException {
    try (claim) {
      disconnect();
    }
  }

  /** The one connection that writes. */
  private Connection writer() throws IOException, SQLException {
    if (connection == null) {
      if (!Files.exists(claim.file())) {
        // Before SQLite does it with everybody's rights; its other files take after this one.
        Files.createFile(claim.file(), Claim.ownerOnlyFile(claim.file()));
      }
      Connection db = connect(claim.file());
      try (Statement statement = db.createStatement()) {
        statement.executeUpdate("PRAGMA journal_mode = WAL");
        // A commit outlives the computer's fall, not only the process's. Requests share them.
        statement.executeUpdate("PRAGMA synchronous = FULL");
        db.setAutoCommit(false);
      } catch (SQLException e) {
        db.close();
        throw e;
      }
      connection = db;
    }
    return connection;
  }

  private void disconnect() throws IOException {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IOException(e.getMessage(), e);
      }
      connection = null;
    }
  }

  private static Connection connect(Path file) throws SQLException {
    Properties properties = new Properties();
    // Another tool may be writing: it gets so many milliseconds to finish.
    properties.setProperty("busy_timeout", "2000");
    // By name and not by search: nothing else on the class path is asked.
    return new org.sqlite.JDBC().connect("jdbc:sqlite:" + file, properties);
  }

  private static void create(Connection db) throws IOException, SQLException {
    try (var schema = SqliteStore.class.getResourceAsStream(SCHEMA);
        Statement statement = db.createStatement()) {
      statement.executeUpdate(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
      statement.executeUpdate("PRAGMA user_version = " + OrgData.VERSION);
    }
  }

  private static int version(Connection db) throws SQLException {
    try (Statement statement = db.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.getInt(1);
    }
  }

  private static Path move(Path from, Path to) throws IOException {
    return Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
