package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Json;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code refused}, {@code explain} and {@code doctor} in scripts and at the prompt. */
class DiagnosisWordsTest {
  private TestWorld test;

  @BeforeEach
  void world(@TempDir Path folder) {
    test = TestWorld.in(folder).realTime();
  }

  private ExitCode lines(String... lines) {
    test.input(String.join("\n", lines) + "\n");
    int code = Main.run(test.world(), "-");
    for (ExitCode known : ExitCode.values()) {
      if (known.value() == code) {
        return known;
      }
    }
    throw new AssertionError("exit code " + code);
  }

  @Test
  void aRefusalIsAValueWithItsReason() {
    assertThat(
            lines(
                "newKey type: 'p256'; createApp name: 'X'",
                "answer = refused { requestToken scopes: ['okta.users.read'] }",
                "assert answer.status == 400",
                "assert answer.code == 'consent_required'",
                "assert answer.cause.contains('has not been granted any')",
                "assert answer.next[0].startsWith('/app grant okta.users.read')",
                "assert answer.requestId"))
        .as(test.err())
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void whatIsNotRefusedFails() {
    assertThat(lines("newKey type: 'p256'; createApp name: 'X'", "refused { requestToken().type }"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(test.err()).contains("Okta was to refuse this, and took it: Bearer");
  }

  @Test
  void whatFailsForAnotherReasonFailsForThatReason() {
    assertThat(lines("refused { requestToken() }")).isEqualTo(ExitCode.USAGE);
    assertThat(test.err()).contains("there is no service app yet");
  }

  @Test
  void aDoctorsVerdictCanBeAsserted() {
    assertThat(
            lines(
                "assert !doctor().healthy",
                "newKey type: 'p256'; app = createApp name: 'X'",
                "useProvider app: app, action: ENFORCE_AND_LOG",
                "assert doctor().healthy"))
        .as(test.err())
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void anUnhealthyOneIsAValueAllTheSame() {
    assertThat(lines("ill = /doctor")).isEqualTo(ExitCode.FAILED);
    assertThat(test.out())
        .contains("✗ key", "next: /key new", "not healthy: 2 failed, 7 not checked, 5 passed");
    assertThat(Main.run(test.world(), "doctor")).isEqualTo(ExitCode.FAILED.value());
    assertThat(test.out()).contains("next: risksh key new");
  }

  @Test
  void asJson() {
    assertThat(Main.run(test.world(), "doctor", "--json")).isEqualTo(ExitCode.FAILED.value());
    var checkup = Json.parse(test.out(), "the output");
    assertThat(checkup.path("healthy").asBoolean()).isFalse();
    assertThat(checkup.path("checks")).hasSize(14);
    assertThat(checkup.path("checks").get(5).path("outcome").asText()).isEqualTo("failed");
    assertThat(checkup.path("checks").get(5).path("next").get(0).asText())
        .startsWith("risksh key new");
  }
}
