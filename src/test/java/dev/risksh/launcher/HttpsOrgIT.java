package dev.risksh.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.ForegroundOrg;
import dev.risksh.testing.Program;
import dev.risksh.testing.Program.Ended;
import dev.risksh.testing.Tools;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code risksh org --https}, trusted as it says by curl and by risksh itself. */
class HttpsOrgIT {
  private static final Path RISKSH = Path.of("target/risksh/bin/risksh").toAbsolutePath();

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"data", "data with blanks"})
  void isTrustedByItsCertificateAndByNothingElse(String folder) throws IOException {
    Tools.require("curl");
    Path data = home.resolve(folder);
    Path pem = data.resolve("org-tls.pem");
    String first;
    try (ForegroundOrg org = ForegroundOrg.start(home, "", "--https", "--data", data)) {
      assertThat(org.url().getScheme()).isEqualTo("https");
      assertThat(org.said())
          .contains(pem.toString(), "--cacert", "SHA-256")
          .doesNotContain("anybody");
      first = Files.readString(pem);
      Ended trusting = curl(org.url(), "--cacert", pem, "-w%{http_code}");
      assertThat(trusting.exitCode()).as(trusting.err()).isZero();
      assertThat(trusting.out()).endsWith("200");
      assertThat(curl(org.url()).exitCode())
          .as("no certificate of a known authority")
          .isEqualTo(60);
      String advised = org.said().lines().filter(line -> line.startsWith("or ")).findFirst().get();
      String command =
          advised.substring(2).replaceFirst("risksh$", "'" + RISKSH + "' provider list");
      Ended risksh = new Program(home, "sh", "-c", command).run();
      assertThat(risksh.exitCode()).as(risksh.err()).isZero();
      assertThat(risksh.out()).contains("log_only");
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("org-tls.p12"))))
        .isEqualTo("rw-------");
    try (ForegroundOrg org =
        ForegroundOrg.start(home, "", "--https", "--data", data, "--bind", "127.0.0.1")) {
      assertThat(curl(org.url(), "--cacert", pem).exitCode()).isZero();
      assertThat(Files.readString(pem)).as("the same after a restart").isEqualTo(first);
    }
  }

  @Test
  void everywhereIsWarnedOf() throws IOException {
    try (ForegroundOrg org = ForegroundOrg.start(home, "", "--bind", "0.0.0.0")) {
      assertThat(org.said()).containsPattern("warning +anybody who reaches this computer");
      URI elsewhere = URI.create("http://127.0.0.2:" + org.url().getPort());
      assertThat(curl(elsewhere).out()).contains(elsewhere.toString());
      assertThat(curl(elsewhere, "-H", "Host: evil.example").out()).contains("E0000020");
    }
  }

  @Test
  void namesAreNotLookedUp() throws IOException {
    Ended ended = new Program(home, RISKSH, "org", "--bind", "example.com").run();
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("--bind takes an address in numbers");
  }

  private Ended curl(URI org, Object... options) throws IOException {
    return new Program(home, Path.of("curl"), "-sS")
        .with(options)
        .with(org.resolve("/.well-known/openid-configuration"))
        .run();
  }
}
