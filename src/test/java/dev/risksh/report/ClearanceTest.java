package dev.risksh.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.Masks;
import dev.risksh.console.Redaction;
import dev.risksh.jose.Secret;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Header;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepKind;
import dev.risksh.scenario.StepResult;
import dev.risksh.scenario.StepStatus;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What comes through: everything but what stood in the place of a secret in any call. */
class ClearanceTest {
  private static final String TOKEN = "opaque-token_4711";

  /** A call with a token that looks like nothing, and a step that says {@code text}. */
  private static StepResult step(String text) {
    Exchange call =
        new Exchange(
            1,
            SampleRun.NOON,
            Duration.ofMillis(1),
            "GET",
            URI.create("https://example.okta.com/" + TOKEN),
            List.of(new Header("Authorization", Secret.of("Bearer " + TOKEN))),
            Optional.of(Secret.of("{\"note\":\"" + TOKEN + "\"}")),
            OptionalInt.of(200),
            List.of(),
            Optional.of(Secret.of("{\"access_token\":\"other-token_4712\"}")),
            Optional.empty());
    return new StepResult(
        StepKind.STEP,
        text,
        Set.of(text),
        StepStatus.PASSED,
        SampleRun.NOON,
        Duration.ZERO,
        List.of(text),
        List.of(call),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.of(text));
  }

  @Test
  void aWordFromThePlaceOfASecretIsKnownEverywhere() {
    StepResult told =
        new Clearance(new Masks()).of(step("a " + TOKEN + ", x-" + TOKEN + "-other-token_4712."));
    String shown = "a ‹redacted›, x-‹redacted›-‹redacted›.";
    assertThat(told.name()).isEqualTo(shown);
    assertThat(told.tags()).containsExactly(shown);
    assertThat(told.details()).containsExactly(shown);
    assertThat(told.reason()).contains(shown);
    Exchange call = told.exchanges().get(0);
    assertThat(call.url()).hasToString("https://example.okta.com/" + Redaction.MARK);
    assertThat(call.shownRequestBody()).contains("{\"note\":\"‹redacted›\"}");
  }

  @Test
  void alsoInTheStepBeforeTheCall() {
    StepResult before =
        new StepResult(
            StepKind.STEP,
            TOKEN,
            Set.of(),
            StepStatus.PASSED,
            SampleRun.NOON,
            Duration.ZERO,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty());
    ScenarioResult scenario =
        new ScenarioResult(
            "a.groovy",
            Optional.empty(),
            "local",
            SampleRun.NOON,
            Duration.ZERO,
            1,
            List.of(before, step("after")),
            Optional.empty(),
            List.of());
    RunResult run = new RunResult(SampleRun.NOON, Duration.ZERO, List.of(scenario));
    assertThat(new Clearance(new Masks()).of(run).scenarios().get(0).steps().get(0).name())
        .isEqualTo(Redaction.MARK);
  }

  @Test
  void theRestComesThroughAsItIs() {
    String text = "Bearer-less words, okta.riskEvents.manage, kid NhIpAobkW_7CfLFA2d1U";
    assertThat(new Clearance(new Masks()).of(step(text)).details()).containsExactly(text);
  }
}
