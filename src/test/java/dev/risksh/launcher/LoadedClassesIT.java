package dev.risksh.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is slow to load is loaded only by those who need it. */
class LoadedClassesIT {
  private static final Path RISKSH = Path.of("target/risksh/bin/risksh").toAbsolutePath();

  @TempDir Path home;

  /** The names of the classes that a command loaded. */
  private String loadedBy(String... words) throws IOException {
    Path log = home.resolve("classes.log");
    Program risksh = new Program(home, RISKSH).in(home);
    risksh.set("RISKSH_JAVA_OPTS", "-Xlog:class+load:file=" + log);
    risksh.set("RISKSH_KEY_PASSPHRASE", "open sesame");
    Program.Ended ended = risksh.with((Object[]) words).run();
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    return Files.readString(log);
  }

  @Test
  void aSessionsOrgNeedsNoSqlite() throws IOException {
    assertThat(loadedBy("provider", "list"))
        .contains("dev.risksh.localorg.FileStore")
        .doesNotContain("org.sqlite", "dev.risksh.localorg.SqliteStore");
  }

  @Test
  void anOrgOnThisComputerNeedsNoTls() throws IOException {
    assertThat(loadedBy("provider", "list"))
        .contains("dev.risksh.localorg.Doorway")
        .doesNotContain("sun.security.ssl.SSLContextImpl", "dev.risksh.command.OrgCertificate");
  }

  @Test
  void onlyAPemFileNeedsBouncyCastle() throws IOException {
    assertThat(loadedBy("key", "new", "--type", "p256", "--kid", "one"))
        .contains("dev.risksh.jose.SigningKey")
        .doesNotContain("org.bouncycastle");
    assertThat(loadedBy("key", "export", "key.json", "--private")).doesNotContain("bouncycastle");
    assertThat(loadedBy("key", "export", "key.pem", "--private")).doesNotContain("bouncycastle");
    assertThat(loadedBy("key", "import", "key.json")).doesNotContain("org.bouncycastle");
    assertThat(loadedBy("key", "import", "key.pem", "--kid", "two")).contains("org.bouncycastle");
    loadedBy("key", "export", "encrypted.pem", "--private", "--protect");
    assertThat(loadedBy("key", "import", "encrypted.pem", "--kid", "three"))
        .as("all of it is in the distribution")
        .contains("org.bouncycastle.jce.provider.BouncyCastleProvider");
    assertThat(loadedBy("key", "list")).doesNotContain("org.bouncycastle");
  }
}
