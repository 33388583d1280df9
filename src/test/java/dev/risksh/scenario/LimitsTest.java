package dev.risksh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.session.SessionOptions;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that do not end by themselves, that would end everything, and that take too much. */
@Timeout(120)
class LimitsTest {
  private static final Limits STEP =
      new Limits(Optional.of(Duration.ofSeconds(1)), Optional.empty());
  private static final Limits ALL =
      new Limits(Optional.empty(), Optional.of(Duration.ofSeconds(2)));

  @TempDir Path temp;
  private TestWorld test;
  private ScenarioListener listener = new ScenarioListener() {};

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(temp);
  }

  private ScenarioResult run(Limits limits, String source) {
    test.file("a.groovy", source);
    return new Scenario(test.world(), SessionOptions.inMemory(), Style.plain(), listener, limits)
        .run("a.groovy");
  }

  private static List<String> ends(ScenarioResult result) {
    return result.steps().stream().map(step -> step.name() + ": " + step.status().word()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) { }",
        "Thread.sleep 600_000",
        "new Object().with { synchronized (it) { it.wait() } }",
        "while (true) { try { Thread.sleep 600_000 } catch (InterruptedException e) { } }",
        "while (true) { try { println 'x' } catch (Throwable e) { } }",
        "new ServerSocket(0).withCloseable { it.accept() }",
      })
  void aStepThatDoesNotEndIsEnded(String line) {
    ScenarioResult result =
        run(
            STEP,
            "step('for ever') {\n  "
                + line
                + "\n}\nstep('next') { }\ncleanup { newKey type: 'p256' }");
    assertThat(ends(result))
        .containsExactly("for ever: failed", "next: not run", "cleanup: passed");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.steps().get(0).line()).isEqualTo(OptionalInt.of(2));
    assertThat(result.problem().orElseThrow())
        .hasMessage("this took longer than 1.00 s and was ended");
  }

  @Test
  void aScriptThatGoesOnAfterItsEndRunsNoFurtherStep() {
    ScenarioResult result =
        run(
            STEP,
            """
            try { step('one') { Thread.sleep 600_000 } } catch (e) { }
            step('two') { }
            """);
    assertThat(ends(result)).containsExactly("one: failed", "two: not run");
  }

  @Test
  void aStepThatHidesThatItWasEndedHasNotPassed() {
    ScenarioResult result =
        run(STEP, "step('one') { try { Thread.sleep 600_000 } catch (e) { } }\nstep('two') { }");
    assertThat(ends(result)).containsExactly("one: failed", "two: not run");
  }

  @Test
  void aScenarioThatDoesNotEndIsEndedWhereverItIs() {
    assertThat(ends(run(ALL, "step('one') { }\nwhile (true) { }\ncleanup { }")))
        .containsExactly("one: passed", "(outside of a step): failed", "cleanup: passed");
    ScenarioResult result = run(ALL, "step('one') { while (true) { } }");
    assertThat(result.problem().orElseThrow()).hasMessage("the scenario took longer than 2.00 s");
  }

  @Test
  void aCleanupHasAsLongAsAStepAndTheOthersStillRun() {
    ScenarioResult result =
        run(STEP, "cleanup('last') { }\ncleanup('stuck') { while (true) { } }\nstep('one') { }");
    assertThat(ends(result)).containsExactly("one: passed", "stuck: failed", "last: passed");
    assertThat(ends(run(ALL, "cleanup { while (true) { } }"))).containsExactly("cleanup: failed");
  }

  @Test
  void whoWaitsForItMayEndIt() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    listener =
        new ScenarioListener() {
          @Override
          public void stepBegins(String name) {
            begun.countDown();
          }
        };
    ScenarioResult[] result = new ScenarioResult[1];
    Thread runner =
        new Thread(
            () ->
                result[0] =
                    run(Limits.NONE, "step('a') { while (true) { } }\ncleanup { }\nstep('b') { }"));
    runner.start();
    begun.await();
    runner.interrupt();
    runner.join();
    assertThat(ends(result[0])).containsExactly("a: failed", "b: not run", "cleanup: passed");
    assertThat(result[0].exitCode()).isEqualTo(ExitCode.INTERRUPTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw new StackOverflowError()",
        "throw new OutOfMemoryError()",
        "throw new NoClassDefFoundError('x')",
        "throw new ThreadDeath()",
        "new int[Integer.MAX_VALUE][Integer.MAX_VALUE]",
      })
  void anErrorFailsTheStep(String line) {
    ScenarioResult result = run(Limits.NONE, "step('a') { " + line + " }\nstep('b') { }");
    assertThat(ends(result)).containsExactly("a: failed", "b: not run");
    assertThat(result.problem().orElseThrow().getMessage()).isNotBlank();
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void anotherWorkingDirectoryIsNotLeftToOthers() {
    String before = System.getProperty("user.dir");
    test.file("e.json", "[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"HIGH\"}]}]");
    ScenarioResult result =
        run(Limits.NONE, "System.setProperty('user.dir', '/')\nstep('a') { events 'e.json' }");
    assertThat(result.problem()).isEmpty();
    assertThat(System.getProperty("user.dir")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(0)",
        "java.lang.System.exit 0",
        "Runtime.runtime.halt(0)",
        "Runtime.getRuntime().exit(0)",
        "[1].each { System.exit(it) }",
        "def way = System.&exit",
        "Runtime r = x; r.halt(0)",
        "exit(0)",
      })
  void aScriptThatWouldEndTheProcessIsRefused(String line) {
    String source = "import static java.lang.System.exit\nstep('a') {\n  " + line + "\n}\n";
    assertThat(catchThrowableOfType(Problem.class, () -> run(Limits.NONE, source)))
        .hasMessageStartingWith(
            "a.groovy: this does not compile: line 3: this would end risksh, its cleanups and")
        .hasMessageContaining("\n    " + line + "\n  ")
        .returns(ExitCode.BAD_INPUT, Problem::exitCode);
  }

  @Test
  void whatIsOnlyCalledLikeAWayOutIsNone() {
    assertThat(
            run(
                    Limits.NONE,
                    """
                    class Door { static exit(int x) { x }; def halt() { 2 } }
                    step('a') { assert Door.exit(1) + new Door().halt() == 3 }
                    """)
                .problem())
        .isEmpty();
  }
}
