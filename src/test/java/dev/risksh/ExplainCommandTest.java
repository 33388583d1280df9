package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Json;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain} as a user meets it: in the OS shell and at the prompt. */
class ExplainCommandTest {
  private static final String PASTED =
      "eyJhbGciOiJSUzI1NiIsImtpZCI6Im1pbmUifQ."
          + "eyJpc3MiOiIwb2FhYmMiLCJzdWIiOiIwb2FhYmMiLCJhdWQiOiJodHRwczovL2Rldi0xLm9rdGEuY29tIn0."
          + "c2lnbmF0dXJl";

  private TestWorld test;

  @BeforeEach
  void world(@TempDir Path folder) {
    test = TestWorld.in(folder).realTime();
  }

  private int run(String... words) {
    return Main.run(test.world(), words);
  }

  private int lines(String... lines) {
    test.input(String.join("\n", lines) + "\n");
    return run("-");
  }

  @Test
  void theAssertionOfTheSession() {
    assertThat(lines("/key new --type p256", "/app create X", "/assertion --exp 2h", "/explain"))
        .isEqualTo(ExitCode.DONE.value());
    assertThat(test.out())
        .contains("client assertion", "✗ exp", "Okta will refuse it.")
        .contains("Okta: The client_assertion token has an expiration too far into the future.")
        .contains("next: /assertion --expires-in 5m");
  }

  @Test
  void aClockThatEarlierCallsShowedToBeWrongCounts(@TempDir Path other) {
    test = TestWorld.in(other).realTime(Duration.ofMinutes(-10));
    run("key", "new", "--type", "p256");
    run("app", "create", "X");
    run("assertion");
    assertThat(run("explain")).isEqualTo(ExitCode.DONE.value());
    assertThat(test.out())
        .containsPattern(
            "your clock is (10|9) min .*slow against the server's Date, as calls showed")
        .contains("Okta: The client_assertion token is expired.");
  }

  @Test
  void inTheOsShellTheNextStepIsWrittenForIt() {
    run("key", "new", "--type", "p256");
    run("app", "create", "X");
    run("assertion", "--exp", "2h");
    assertThat(run("explain")).isEqualTo(ExitCode.DONE.value());
    assertThat(test.out()).contains("next: risksh assertion --expires-in 5m");
  }

  @Test
  void theTokenAndTheLastCallAndTheSameCallAgain() {
    assertThat(
            lines(
                "/key new --type p256",
                "/app create X",
                "/token",
                "/explain token",
                "/explain last",
                "/explain last"))
        .isEqualTo(ExitCode.DONE.value());
    assertThat(test.out())
        .contains("access token", "✓ signature    it was made by the org")
        .containsPattern("(?s)POST /oauth2/v1/token .*POST /oauth2/v1/token ")
        .doesNotContain("Okta will refuse it.");
  }

  @Test
  void aCallOfAnEarlierProcessHasLostItsSecrets() {
    run("key", "new", "--type", "p256");
    run("app", "create", "X");
    run("token");
    assertThat(run("explain", "last")).isEqualTo(ExitCode.DONE.value());
    assertThat(test.out())
        .contains("POST /oauth2/v1/token", "what it was is not kept", "✓ answer")
        .doesNotContain("refuse");
  }

  @Test
  void oneFromStandardInputFromAFileAndFromTheCommandLine() {
    test.input(PASTED + "\n");
    Path file = test.file("a.jwt", "'" + PASTED + "'");
    for (String where : new String[] {"-", file.toString(), PASTED}) {
      assertThat(run("explain", where)).isEqualTo(ExitCode.DONE.value());
    }
    assertThat(test.out().split("client assertion", -1)).hasSize(4);
    assertThat(test.out())
        .contains("quotation marks came along")
        .contains("✗ aud", "its host is dev-1.okta.com")
        .doesNotContain(PASTED);
    assertThat(test.err()).doesNotContain(PASTED);
  }

  @Test
  void atThePromptNothingThatIsListedLaterRepeatsIt() {
    assertThat(lines("/explain " + PASTED, "pasted = '" + PASTED + "'", "/explain pasted", "/list"))
        .isEqualTo(ExitCode.DONE.value());
    assertThat(test.out()).contains("✗ aud", "pasted = ");
    assertThat(test.out() + test.err()).doesNotContain(PASTED);
  }

  @Test
  void asJson() {
    assertThat(run("explain", PASTED, "--as", "token", "--json")).isEqualTo(ExitCode.DONE.value());
    assertThat(Json.parse(test.out(), "the output").path("title").asText())
        .isEqualTo("access token");
    assertThat(Json.parse(test.out(), "the output").path("refused").asBoolean()).isTrue();
  }

  @Test
  void whatCannotBeExplainedIsNotRepeated() {
    String opaque = "00abcdefghijklmnopqrstuvwxyz0123456789ABCD";
    assertThat(run("explain", opaque)).isEqualTo(ExitCode.USAGE.value());
    assertThat(run("explain", "last", "--scope", PASTED)).isEqualTo(ExitCode.USAGE.value());
    assertThat(run(PASTED)).isEqualTo(ExitCode.USAGE.value());
    assertThat(run("explain", "proof")).isEqualTo(ExitCode.USAGE.value());
    assertThat(run("explain", "--as", "x")).isEqualTo(ExitCode.USAGE.value());
    assertThat(run("explain", "7")).isEqualTo(ExitCode.USAGE.value());
    assertThat(test.err() + test.out()).doesNotContain(opaque, PASTED);
  }

  @Test
  void inGroovyItIsAValue() {
    assertThat(
            lines(
                "newKey type: 'p256'; createApp name: 'X'",
                "wrong = createAssertion drop: 'exp'",
                "assert explain(wrong).refused",
                "assert !explain(createAssertion()).refused",
                "assert explain('" + PASTED + "').title == 'client assertion'"))
        .as(test.err())
        .isEqualTo(ExitCode.DONE.value());
  }
}
