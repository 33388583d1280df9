package dev.risksh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.session.SessionOptions;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script may say of its parts, and what becomes of each. */
class StepsTest {
  @TempDir Path temp;
  private TestWorld test;
  private final List<StepResult> told = new ArrayList<>();

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(temp);
  }

  private ScenarioResult run(String source) {
    told.clear();
    test.file("a.groovy", source);
    ScenarioListener listener =
        new ScenarioListener() {
          @Override
          public void ended(StepResult step) {
            told.add(step);
          }
        };
    ScenarioResult result =
        new Scenario(test.world(), SessionOptions.inMemory(), Style.plain(), listener)
            .run("a.groovy");
    assertThat(result.steps()).isEqualTo(told);
    return result;
  }

  private Problem refused(String source) {
    Problem problem = catchThrowableOfType(Problem.class, () -> run(source));
    assertThat(told).isEmpty();
    assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    return problem;
  }

  /** {@code name: how it ended}, one for each. */
  private static List<String> ends(ScenarioResult result) {
    return result.steps().stream().map(step -> step.name() + ": " + step.status().word()).toList();
  }

  @Test
  void stepsThatAreNotReachedAreToldInTheOrderOfTheScript() {
    ScenarioResult result =
        run(
            """
            step('one') { }
            step('two') { assert false }
            step('three', tags: ['slow', 'admin']) { step('a part of it') { } }
            def more() {
                step('four') { }
            }
            ['a', 'b'].each { step("send $it") { } }
            more()
            """);
    assertThat(ends(result))
        .containsExactly(
            "one: passed", "two: failed", "three: not run", "four: not run", "send …: not run");
    StepResult three = result.steps().get(2);
    assertThat(three.line()).isEqualTo(OptionalInt.of(3));
    assertThat(three.reason()).contains("'two' failed");
    assertThat(three.tags()).isEqualTo(Set.of("admin", "slow"));
    assertThat(three.kind()).isEqualTo(StepKind.STEP);
  }

  @Test
  void whatTheScriptDoesNotComeToIsToldThoughItPassed() {
    ScenarioResult result =
        run("if (false) { step('never') { } }\nstep('always') { }\n[].each { step(it) { } }");
    assertThat(ends(result)).containsExactly("always: passed", "never: not run");
    assertThat(result.passed()).isTrue();
  }

  @Test
  void aStepIsSkippedWithItsReason() {
    ScenarioResult result =
        run(
            """
            step('a', skip: 'not yet') { assert false }
            step('b', skip: true) { assert false }
            step('c', skip: false) { x = 1 }
            step('d', skip: x == 1 ? 'x is ' + x : null) { assert false }
            step('e') { println 'so far'; skip 'no such API'; assert false }
            step('f') { step('part', skip: 'of no use') { assert false } }
            """);
    assertThat(ends(result))
        .containsExactly(
            "a: skipped", "b: skipped", "c: passed", "d: skipped", "e: skipped", "f: passed");
    assertThat(result.steps())
        .extracting(StepResult::reason)
        .containsExactly(
            Optional.of("not yet"),
            Optional.of("so the script says"),
            Optional.empty(),
            Optional.of("x is 1"),
            Optional.of("no such API"),
            Optional.empty());
    assertThat(result.steps().get(4).details()).containsExactly("so far");
    assertThat(result.steps().get(5).details()).containsExactly("part is skipped: of no use");
    assertThat(result.passed()).isTrue();
  }

  @Test
  void skipOutsideOfAStepLeavesOutTheRest() {
    ScenarioResult result =
        run("step('one') { }\nskip 'no admin here'\nstep('two') { }\ncleanup { println 'bye' }");
    assertThat(ends(result)).containsExactly("one: passed", "two: skipped", "cleanup: passed");
    assertThat(result.steps().get(1).reason()).contains("no admin here");
    assertThat(result.passed()).isTrue();
  }

  @Test
  void onlyLeavesOutEveryOtherStepButNoSetupAndNoCleanup() {
    ScenarioResult result =
        run(
            """
            setup { x = 1 }
            step('one') { assert false }
            step('two', only: true) { assert x == 1 }
            ['a', 'b'].each { name -> step(name) { assert false } }
            cleanup { x = 0 }
            """);
    assertThat(ends(result))
        .containsExactly(
            "setup: passed",
            "one: skipped",
            "two: passed",
            "a: skipped",
            "b: skipped",
            "cleanup: passed");
    assertThat(result.steps().get(1).reason()).contains("another step is marked only");
  }

  @Test
  void aFailedSetupMeansThatNoStepIsRun() {
    ScenarioResult result =
        run(
            """
            setup('the org') {
                assert false
            }
            step('one') { }
            cleanup('the app') { println 'cleaned' }
            """);
    assertThat(ends(result)).containsExactly("the org: failed", "one: not run", "the app: passed");
    assertThat(result.steps())
        .extracting(StepResult::kind)
        .containsExactly(StepKind.SETUP, StepKind.STEP, StepKind.CLEANUP);
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(ends(run("try { setup { assert false } } catch (e) { }\nstep('one') { }")))
        .containsExactly("setup: failed", "one: not run");
  }

  @Test
  void cleanupsRunAtTheEndTheLastOneFirstHoweverItWent() {
    String cleanups =
        """
        step('makes something') { made = []; step('within') { cleanup('later') { made << 3 } } }
        assert made != null
        %s
        cleanup('first') { println made; assert made == [3, 2] }
        cleanup('second') { made << 2 }
        """;
    for (String end : List.of("", "step('x') { assert false }", "assert false", "x.y", "return")) {
      assertThat(ends(run(cleanups.formatted(end))))
          .as(end)
          .endsWith("later: passed", "second: passed", "first: passed");
    }
  }

  @Test
  void aFailedCleanupFailsTheScenarioButHidesNoFailureAndNoOtherCleanup() {
    ScenarioResult result =
        run("cleanup('a') { println 'a' }\ncleanup('b') { assert 1 == 2 }\nstep('s') { }");
    assertThat(ends(result)).containsExactly("s: passed", "b: failed", "a: passed");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run("cleanup { assert 1 == 2 }\nstep('s') { requestToken() }").problem())
        .get()
        .hasToString("dev.risksh.console.Problem: there is no service app yet");
  }

  @Test
  void unnamedSetupsAndCleanupsHaveNamesOfTheirOwn() {
    assertThat(ends(run("setup { }\nsetup { }\ncleanup { }\ncleanup { }")))
        .containsExactly(
            "setup: passed", "setup 2: passed", "cleanup 2: passed", "cleanup: passed");
  }

  @Test
  void whatIsDeclaredAtTheTopIsKnownToAllOfTheScript() {
    ScenarioResult result =
        run(
            """
            import groovy.transform.Field
            @Field def field = 1
            def one = 1
            int two = 2.9
            def (three, four) = [3, 4]
            final String text = "${one}"
            def nothing
            def LOW = 'mine'
            def check() {
                assert [field, one, two, three, four, nothing] == [1, 1, 2, 3, 4, null]
                assert text.class == String
            }
            cleanup { check() }
            step('sees them') { check(); assert LOW == 'mine'; one++ }
            step('changes them') { assert one == 2; one = 1 }
            """);
    assertThat(result.problem()).isEmpty();
  }

  @Test
  void wordsCanBeUsedInCodeThatIsCompiledStatically() {
    ScenarioResult result =
        run(
            """
            import groovy.transform.CompileStatic
            import dev.risksh.jose.SigningKey

            @CompileStatic
            SigningKey typed() {
                def local = 'p256'
                step('typed', tags: ['t']) {
                    SigningKey made = newKey type: local
                    println made.kid()
                }
                cleanup { println 'bye' }
                newKey(type: local)
            }

            key = typed()
            step('goes on') { assert key.kid() }
            """);
    assertThat(result.problem()).isEmpty();
    assertThat(ends(result)).containsExactly("typed: passed", "goes on: passed", "cleanup: passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "step('a', tag: 'x') { }~step has no argument 'tag'; did you mean tags?",
        "step('a', only: x) { }~only: is true or false, and not computed",
        "setup('a', tags: 'x') { }~setup takes a name at most, and no 'tags:'",
      })
  void namedArgumentsAreCheckedBeforeAnythingRuns(String line, String message) {
    assertThat(refused("step('first') { }\n" + line))
        .hasMessage("a.groovy: line 2: " + message + "\n  " + line);
  }

  @Test
  void twoStepsOfOneNameAreRefusedBeforeAnythingRuns() {
    assertThat(refused("step('a') { }\nstep('b') { }\ncleanup('a') {\n}\n"))
        .hasMessage(
            "a.groovy: two steps are called 'a'\n  line 1: step('a') { }\n  line 3: cleanup('a') {");
  }

  @Test
  void aNameThatComesTwiceInALoopIsRefusedThere() {
    ScenarioResult result = run("2.times { step('a') { } }");
    assertThat(ends(result)).containsExactly("a: passed", "(outside of a step): failed");
    assertThat(result.problem().orElseThrow())
        .hasMessage("a.groovy:1: a step called 'a' was run already");
  }

  @Test
  void aScriptThatIsOnlyAClassHasNothingToRun() {
    assertThat(refused("class A { }")).hasMessageContaining("there is nothing to run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "// step('a') { }", "import java.time.Instant", "def never() { 1 }"})
  void aScriptThatDoesNothingIsNoSuccess(String source) {
    assertThat(refused(source)).hasMessageContaining("there is nothing to run");
    assertThat(refused(source).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void aStepWithinAStepIsToldWithItsResults() {
    ScenarioResult result = run("step('a') { println 1; step('b') { println 2 } }");
    assertThat(ends(result)).containsExactly("a: passed");
    assertThat(result.steps().get(0).details()).containsExactly("1", "2", "✓ b");
  }

  @Test
  void howeverMuchIsPrintedFirstAndLastLinesAreKept() {
    ScenarioResult result =
        run(
            """
            step('chatty') {
                200_000.times { println "line $it " + 'x' * 100 }
                print 'y' * 20_000
            }
            """);
    List<String> details = result.steps().get(0).details();
    assertThat(details).hasSize(1001);
    assertThat(details.get(0)).startsWith("line 0 ");
    assertThat(details.get(500)).isEqualTo("… 199001 lines left out …");
    assertThat(details.get(999)).startsWith("line 199999 ");
    assertThat(details.get(1000)).endsWith("y… (12000 more characters)");
  }
}
