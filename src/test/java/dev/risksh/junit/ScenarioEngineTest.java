package dev.risksh.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Scenarios as JUnit sees them: a container for each script, a test for each step. */
class ScenarioEngineTest extends EngineRuns {
  @Test
  void eachStepIsATestThatEndsAsTheStepDid() {
    EngineExecutionResults results =
        run(
            """
            setup { x = 1 }
            step('passes') { assert x == 1 }
            step('left out', skip: 'not yet') { }
            step('nothing to do') { skip 'no admin' }
            2.times { n -> step("made $n") { } }
            step('fails') {
                assert x == 2
            }
            step('too late') { }
            cleanup('the app') { }
            """);
    assertThat(ends(results))
        .containsExactly(
            "setup: SUCCESSFUL",
            "passes: SUCCESSFUL",
            "left out: not yet",
            "nothing to do: ABORTED",
            "made 0: SUCCESSFUL",
            "made 1: SUCCESSFUL",
            "fails: FAILED",
            "too late: not run: 'fails' failed",
            "the app: SUCCESSFUL");
    Throwable thrown = failure(results);
    assertThat(thrown).isInstanceOf(AssertionError.class);
    assertThat(thrown).hasMessage("✗ assert x == 2\n         | |\n         1 false");
    assertThat(thrown.getStackTrace())
        .containsExactly(new StackTraceElement("elsewhere/it.groovy", "fails", "it.groovy", 7));
    results.containerEvents().assertStatistics(stats -> stats.started(3).succeeded(3));
  }

  @Test
  void whatFailsOutsideOfStepsIsATestToo() {
    assertThat(ends(run("step('a') { }\nassert 1 == 2")))
        .containsExactly("a: SUCCESSFUL", "(outside of a step): FAILED");
  }

  @Test
  void aScriptThatCannotBeRunIsATestThatSaysWhy() {
    EngineExecutionResults results = run("step('a') {\n  x = = 2\n}");
    assertThat(ends(results)).containsExactly("elsewhere/it.groovy: FAILED");
    assertThat(failure(results))
        .hasMessageContaining("elsewhere/it.groovy")
        .hasMessageContaining("line 2");
  }

  @Test
  void aClassWithoutScriptsFailsSinceItStandsForSome() {
    assertThat(ends(builder(selectClass(OfNothing.class)).execute()))
        .containsExactly("no/such/folder: FAILED");
  }

  @Test
  void whenItIsInterruptedItsCleanupRunsAndNoOtherScenarioBegins() throws InterruptedException {
    test.file(
        "src/test/scenarios/a-waiting.groovy",
        """
        step('waits') {
            Thread.allStackTraces.keySet().find { it.name == 'runs-the-engine' }.interrupt()
            sleep 60_000
        }
        step('later') { }
        cleanup { println 'tidied' }
        """);
    AtomicReference<EngineExecutionResults> results = new AtomicReference<>();
    Thread runner =
        new Thread(
            () -> results.set(builder(selectClass(OfTheProject.class)).execute()),
            "runs-the-engine");
    runner.start();
    runner.join();
    assertThat(ends(results.get()))
        .containsExactly("waits: FAILED", "later: not run: 'waits' failed", "cleanup: SUCCESSFUL");
    assertThat(test.out()).contains("tidied");
    assertThat(results.get().containerEvents().skipped().list())
        .extracting(event -> event.getTestDescriptor().getDisplayName())
        .containsExactly("src/test/scenarios/good.groovy");
  }

  @Test
  void whatAStepSaysIsItsOutputAndItsCallsAreReported() {
    EngineExecutionResults results =
        run("step('a') { println 'hello'; newKey(); createApp name: 'x'; requestToken() }");
    assertThat(test.out()).contains("hello", "Bearer");
    assertThat(results.testEvents().reportingEntryPublished().list())
        .last()
        .satisfies(
            event ->
                assertThat(
                        event.getRequiredPayload(ReportEntry.class).getKeyValuePairs().get("call"))
                    .contains("POST /oauth2/v1/token → 200")
                    .doesNotContain("ey"));
  }

  @Test
  void noSecretIsInWhatJUnitIsTold() throws IOException {
    EngineExecutionResults results =
        run(
            """
            step('get them') {
                newKey(); createApp name: 'x'
                secrets = [requestToken().value().reveal(), session().org().adminToken().get().reveal()]
                new File('%s').text = secrets.join(' ')
            }
            step('print them') { println "they are $secrets" }
            secrets.eachWithIndex { secret, i -> step("step $i $secret", tags: ["$secret"]) { skip secret } }
            step('fail with them') { assert secrets == [] }
            """
                .formatted(temp.resolve("vault")));
    StringBuilder told = new StringBuilder(test.out());
    results
        .allEvents()
        .list()
        .forEach(
            event -> {
              told.append(event.getTestDescriptor().getUniqueId())
                  .append(event.getTestDescriptor().getDisplayName())
                  .append(event.getTestDescriptor().getTags())
                  .append(event.getPayload());
              event
                  .getPayload(TestExecutionResult.class)
                  .flatMap(TestExecutionResult::getThrowable)
                  .ifPresent(
                      thrown ->
                          told.append(thrown).append(Arrays.toString(thrown.getStackTrace())));
            });
    assertThat(ends(results)).hasSize(5).endsWith("fail with them: FAILED");
    assertThat(told.toString()).contains("they are", "step 0", "assert secrets == []");
    for (String secret : Files.readString(temp.resolve("vault")).split(" ")) {
      assertThat(secret).hasSizeGreaterThan(20);
      assertThat(told.toString()).doesNotContain(secret);
    }
  }

  @Test
  void aRefusalIsAnErrorWithItsReasonAndWhatToDo() {
    EngineExecutionResults results =
        run(
            "step('a') { newKey(); createApp name: 'x'\n createAssertion exp: 2.hours; requestToken() }");
    assertThat(failure(results))
        .isNotInstanceOf(AssertionError.class)
        .hasMessageContaining("401")
        .hasMessageContaining("why:")
        .hasMessageContaining("next:");
  }

  @Test
  void inSurefireAStepIsNamedWithItsScript() {
    test.file("elsewhere/it.groovy", "where([[n: 1]])\nstep('a') { }");
    assertThat(
            ends(builder(it()).configurationParameter("surefire.test.class.path", "x").execute()))
        .containsExactly("it [1: 1]: a: SUCCESSFUL");
    assertThat(builder(it()).discover().getEngineDescriptor().getDescendants())
        .extracting(TestDescriptor::getLegacyReportingName)
        .contains("it [1: 1]: a");
  }

  @Test
  void onceTheRunIsCancelledNoOtherScenarioBegins() {
    CancellationToken token = CancellationToken.create();
    test.file("src/test/scenarios/later.groovy", "step('c') { }");
    EngineExecutionResults results =
        EngineTestKit.engine(new ScenarioEngine(test::world))
            .selectors(selectClass(OfTheProject.class))
            .cancellationToken(token)
            .execute();
    assertThat(ends(results)).hasSize(3);
    token.cancel();
    EngineExecutionResults cancelled =
        EngineTestKit.engine(new ScenarioEngine(test::world))
            .selectors(selectClass(OfTheProject.class))
            .cancellationToken(token)
            .execute();
    assertThat(ends(cancelled)).isEmpty();
    assertThat(cancelled.allEvents().skipped().count()).isPositive();
  }
}
