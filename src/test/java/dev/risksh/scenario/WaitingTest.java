package dev.risksh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Style;
import dev.risksh.session.SessionOptions;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script does about what takes its time; the clock moves on while it waits. */
class WaitingTest {
  /** A provider whose signals are logged, and the log as far behind as the test says. */
  private static final String SET_UP =
      """
      setup {
          newKey type: 'p256'
          createApp name: 'X', scopes: ['okta.riskEvents.manage', 'okta.logs.read']
          useProvider action: LOG_ONLY
          %s
          receipt = send event { subject ip: '1.1.1.1', risk: HIGH }
      }
      """;

  private static final String SIGNAL = "'eventType eq \"security.risk.signal.consume\"'";

  @TempDir Path temp;
  private TestWorld test;

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(temp);
  }

  private StepResult last(String source) {
    test.file("a.groovy", source);
    ScenarioResult result =
        new Scenario(
                test.world(), SessionOptions.inMemory(), Style.plain(), new ScenarioListener() {})
            .run("a.groovy");
    return result.steps().get(result.steps().size() - 1);
  }

  @Test
  void eventuallyTriesUntilItPasses() {
    StepResult step =
        last(
            """
            tries = 0
            step('a') {
                def value = eventually(within: 10.seconds, every: 2.seconds) {
                    println "try ${++tries}"
                    assert tries == 3
                    'value'
                }
                assert value == 'value'
                assert eventually { tries } == 3
            }
            """);
    assertThat(step.problem()).isEmpty();
    assertThat(step.details()).containsExactly("try 3", "passed at try 3, after 4.00 s");
    assertThat(test.pauses()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
  }

  @Test
  void aBlockThatSaysFalseHasNotComeToPass() {
    StepResult step =
        last("n = 0\nstep('a') { eventually(every: 1.second) { println n; ++n == 3 } }");
    assertThat(step.problem()).isEmpty();
    assertThat(step.details()).containsExactly("2", "passed at try 3, after 2.00 s");
    step = last("step('a') { eventually(within: 2.seconds) { false } }");
    assertThat(step.problem().orElseThrow())
        .hasMessage("eventually was to come to pass, and its block said false");
    assertThat(last("step('a') { eventually { null } }").problem()).isEmpty();
  }

  @Test
  void eventuallyTellsTheLastFailureAndHowOftenItTried() {
    StepResult step =
        last(
            """
            n = 0
            step('a') {
                eventually(within: 5.seconds, every: 2.seconds) {
                    n++
                    assert n == 9
                }
            }
            """);
    assertThat(step.problem().orElseThrow())
        .hasMessage("assert n == 9\n       | |\n       4 false");
    assertThat(step.line()).isEqualTo(OptionalInt.of(5));
    assertThat(step.details()).containsExactly("tried 4 times in 5.00 s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"foo()", "foo", "newKey typ: 'x'", "throw new InterruptedException()", "skip 'x'"})
  void whatTimeCannotMendIsNotTriedAgain(String line) {
    StepResult step = last("step('a') { eventually { " + line + " } }");
    assertThat(step.passed()).isFalse();
    assertThat(test.pauses()).isEmpty();
  }

  @Test
  void eventuallyWaitsAsLongAsTheOrgSaysAfterACallTooMany() {
    // The Date of a reply is the computer's own.
    test.clock().advance(Duration.between(TestWorld.NOON, Instant.now()));
    StepResult step =
        last(
            SET_UP.formatted("")
                + """
                step('a') {
                    fault 429, on: 'events', lasting: 10.minutes
                    eventually(within: 1.hour) { send event { subject ip: '2.2.2.2', risk: LOW } }
                    fault 429, on: 'events', lasting: 10.minutes
                    eventually(within: 10.seconds) { send event { subject ip: '2.2.2.2', risk: LOW } }
                }
                """);
    assertThat(step.problem().orElseThrow().exitCode()).isEqualTo(ExitCode.RATE_LIMITED);
    assertThat(test.pauses()).hasSize(1).allMatch(pause -> pause.toMinutes() > 5);
  }

  @Test
  void anEntryThatIsOnItsWayIsAwaited() {
    StepResult step =
        last(
            SET_UP.formatted("switchOrg 'log-lag', 20.seconds")
                + "step('a') { entry = log.await("
                + SIGNAL
                + ", every: 5.seconds) { it.signals()[0].ip() == '1.1.1.1' }; "
                + "assert entry.eventType == 'security.risk.signal.consume' }");
    assertThat(step.problem()).isEmpty();
    assertThat(step.details())
        .last()
        .asString()
        .matches("found after 20\\.0 s, (19|20)\\.\\d s after it happened");
  }

  @Test
  void entriesThatOvertakeEachOtherAreAllFoundAndEachIsToldOnce() {
    StepResult step =
        last(
            SET_UP.formatted("switchOrg 'log-disorder', 20.seconds")
                + "step('a') { seen = []; 8.times { n -> send event { subject ip: \"9.9.9.$n\","
                + " risk: LOW } }\n log.await("
                + SIGNAL
                + ", every: 1.second) { seen << it.uuid; seen.size() == 9 }\n"
                + "assert seen.toSet().size() == 9 }");
    assertThat(step.problem()).isEmpty();
  }

  @Test
  void anEntryThatDoesNotComeIsToldAsMissing() {
    StepResult step =
        last(
            SET_UP.formatted("")
                + "step('a') { log.await("
                + SIGNAL
                + ", within: 9.seconds) { assert it.clientIp == 'x' } }");
    assertThat(step.problem().orElseThrow())
        .hasMessage(
            "not in the System Log within 9.00 s: eventType eq"
                + " \"security.risk.signal.consume\" (1 that match it were not what was wanted)");
  }

  @Test
  void aConfirmationIsFoundLateOrMissing() {
    String lag = SET_UP.formatted("switchOrg 'log-lag', 20.seconds");
    assertThat(last(lag + "step('a') { confirm receipt, within: 30.seconds }").passed()).isTrue();
    assertThat(
            last(lag + "step('a') { confirm receipt, within: 5.seconds, late: 1.minute }")
                .problem()
                .orElseThrow()
                .getMessage())
        .matches(
            "late: it stands in the System Log 2\\d\\.\\d s after sending, and did not within 5 s");
    assertThat(
            last(lag + "step('a') { confirm receipt, within: 5.seconds, late: 5.seconds }")
                .problem()
                .orElseThrow())
        .hasMessage("not in the System Log within 10 s: 1 of 1 subjects");
  }
}
