package dev.risksh.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risksh.testing.Program;
import dev.risksh.testing.Program.Ended;
import dev.risksh.testing.Program.Started;
import dev.risksh.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code risksh org} in one terminal, the guide's steps with curl and openssl in another. */
class CurlScriptIT {
  private static final Path RISKSH = Path.of("target/risksh/bin/risksh").toAbsolutePath();
  private static final Path SCRIPT = Path.of("scripts/curl/first-signal.sh").toAbsolutePath();

  @TempDir Path home;
  private Started org;

  @BeforeEach
  void startOrg() throws IOException {
    List.of("curl", "openssl").forEach(Tools::require);
    org = new Program(home, RISKSH, "org").start();
    await().atMost(Duration.ofMinutes(1)).until(() -> said().contains("Ctrl-C ends it."));
  }

  @AfterEach
  void endOrg() throws IOException {
    if (org != null) {
      org.process().destroy();
      org.end();
    }
  }

  @Test
  void aSignalGoesFromAKeyToTheLog() throws IOException {
    Ended ended = script(found("admin token"));
    assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .contains("202 Accepted")
        .endsWith("[{ip=6.7.6.7, riskLevel=LOW}, {ip=1.1.1.1, riskLevel=HIGH}]\n");
    await().until(() -> said().contains("POST   /api/v1/risk/events/ip"));
  }

  @Test
  void aRefusalIsShownAndEndsIt() throws IOException {
    Ended ended = script("made-up");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err()).contains("Invalid token provided");
    assertThat(ended.out()).doesNotContain("3.");
  }

  private Ended script(String token) throws IOException {
    return new Program(home, SCRIPT)
        .set("OKTA_CLIENT_ORGURL", found("local org"))
        .set("OKTA_CLIENT_TOKEN", token)
        .run();
  }

  private String found(String what) throws IOException {
    Matcher line = Pattern.compile("(?m)^" + what + " +(\\S+)").matcher(said());
    assertThat(line.find()).as(said()).isTrue();
    return line.group(1);
  }

  private String said() throws IOException {
    return Files.readString(org.out());
  }
}
