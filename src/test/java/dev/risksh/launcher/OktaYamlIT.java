package dev.risksh.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.localorg.LocalOrg;
import dev.risksh.localorg.OrgSettings;
import dev.risksh.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is installed, with nothing but an {@code okta.yaml} in the user's home. */
class OktaYamlIT {
  private static final Path RISKSH = Path.of("target/risksh/bin/risksh").toAbsolutePath();

  @Test
  void itIsPickedUpWithNoOtherSetUp(@TempDir Path home) throws Exception {
    try (LocalOrg org = LocalOrg.start(OrgSettings.ephemeral())) {
      Path file = home.resolve(".okta/okta.yaml");
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          "okta:\n  client:\n    orgUrl: %s\n    token: %s\n"
              .formatted(org.baseUrl(), org.adminToken()));

      Program.Ended ended = new Program(home, RISKSH, "provider", "list").run();

      assertThat(ended.err()).isEmpty();
      assertThat(ended.exitCode()).isZero();
      assertThat(ended.out()).contains("Default", "log_only");
    }
  }
}
