package dev.risksh.localorg;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The System Log of an org in an SQLite file: the same in every respect. */
class SqliteLogsTest extends LogsTest {
  @TempDir private Path directory;

  @Override
  OrgSettings settings(OrgSettings settings) {
    return super.settings(settings).withDatabase(directory.resolve("org.db"));
  }
}
