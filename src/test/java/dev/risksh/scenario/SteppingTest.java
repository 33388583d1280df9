package dev.risksh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.groovy.GroovyEngine;
import dev.risksh.groovy.Host;
import dev.risksh.groovy.StepSpec;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.testing.TestWorld;
import groovy.lang.Closure;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a scenario at its pauses, each with a decision that was made before. */
class SteppingTest {
  private static final String THREE =
      """
      done = []
      cleanup { done << 'cleanup' }
      step('one') { done << 'one' }
      step('two') {
          done << 'two'
          assert level == 'HIGH'
      }
      step('three') { done << 'three' }
      """;

  @TempDir Path temp;
  private TestWorld test;
  private final Deque<Function<Pause, Decision>> decisions = new ArrayDeque<>();
  private final List<String> pauses = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private GroovyEngine groovy;
  private int ended;

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(temp);
  }

  /** Decides as was said before; without anything left it goes on. */
  private final class Scripted implements Stepper {
    @Override
    public Decision decide(Pause pause) {
      pauses.add(
          (pause.number().isPresent() ? pause.number().getAsInt() + " " : "")
              + pause.at()
              + " "
              + pause.step());
      troubles.add(pause.trouble().map(Problem::getMessage).orElse(""));
      groovy = pause.groovy().apply(new Quiet(pause.session()));
      return decisions.isEmpty() ? Decision.CONTINUE : decisions.remove().apply(pause);
    }

    @Override
    public void say(String line) {}

    @Override
    public void ended() {
      ended++;
    }
  }

  private record Quiet(Session session) implements Host {
    @Override
    public void made(Object value) {}

    @Override
    public void print(String text) {}

    @Override
    public Object step(StepSpec spec, Closure<?> body) {
      return body.call();
    }
  }

  private SteppingTest then(Decision... decided) {
    List.of(decided).forEach(one -> decisions.add(pause -> one));
    return this;
  }

  /** Groovy at a pause, and then a decision. */
  private SteppingTest then(String snippet, Decision decision) {
    decisions.add(
        pause -> {
          groovy.evaluate(snippet);
          return decision;
        });
    return this;
  }

  /** The file is edited at a pause. */
  private SteppingTest edit(String source, Decision decision) {
    decisions.add(
        pause -> {
          test.file("a.groovy", source);
          return decision;
        });
    return this;
  }

  private ScenarioResult run(String source, Stepping stepping) {
    test.file("a.groovy", source);
    return new Scenario(
            test.world(),
            SessionOptions.inMemory(),
            Style.plain(),
            new ScenarioListener() {},
            Limits.NONE,
            stepping)
        .run("a.groovy");
  }

  private Stepping stepping(boolean each, String from, String until, String at, boolean failure) {
    return new Stepping(
        each,
        Optional.ofNullable(from),
        Optional.ofNullable(until),
        at == null ? List.of() : List.of(at),
        failure,
        Optional.of(new Scripted()));
  }

  private ScenarioResult stepped(String source) {
    return run(source, stepping(true, null, null, null, false));
  }

  private static List<String> ends(ScenarioResult result) {
    return result.steps().stream()
        .filter(step -> step.kind() != StepKind.CLEANUP)
        .map(step -> step.name() + ": " + step.status().word())
        .toList();
  }

  private Object value(String name) {
    return groovy.variables().value(name);
  }

  @Test
  void pausesBeforeEachStepAndAtTheEnd() {
    then(Decision.NEXT).then("level = 'HIGH'", Decision.NEXT).then(Decision.NEXT, Decision.NEXT);
    ScenarioResult result = stepped(THREE);
    assertThat(pauses).containsExactly("1 STEP one", "2 STEP two", "3 STEP three", "END three");
    assertThat(ends(result)).containsExactly("one: passed", "two: passed", "three: passed");
    assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(value("done")).hasToString("[one, two, three, cleanup]");
    assertThat(ended).isEqualTo(1);
  }

  @Test
  void aStepThatFailedRunsAgainWithWhatWasChanged() {
    then(Decision.NEXT).then("level = 'LOW'", Decision.NEXT);
    then("level = 'HIGH'", Decision.RETRY).then(Decision.CONTINUE);
    ScenarioResult result = stepped(THREE);
    assertThat(pauses).containsExactly("1 STEP one", "2 STEP two", "2 FAILURE two", "3 STEP three");
    assertThat(ends(result)).containsExactly("one: passed", "two: passed", "three: passed");
    assertThat(result.passed()).isTrue();
    assertThat(result.steps().get(1).details()).containsExactly("run again, attempt 2");
    assertThat(value("done")).hasToString("[one, two, two, three, cleanup]");
  }

  @Test
  void aStepThatPassedRunsAgainAtThePauseAfterIt() {
    then(Decision.NEXT, Decision.RETRY).then("level = 'HIGH'", Decision.CONTINUE);
    ScenarioResult result = stepped(THREE);
    assertThat(pauses).containsExactly("1 STEP one", "2 STEP two", "2 STEP two");
    assertThat(ends(result)).containsExactly("one: passed", "two: passed", "three: passed");
    assertThat(value("done")).hasToString("[one, one, two, three, cleanup]");
  }

  @Test
  void theLastStepRunsAgainAtTheEnd() {
    then(Decision.NEXT, Decision.RETRY, Decision.NEXT);
    ScenarioResult result = stepped("n = 0\nstep('one') { n++ }");
    assertThat(ends(result)).containsExactly("one: passed");
    assertThat(value("n")).isEqualTo(2);
  }

  @Test
  void beforeTheFirstStepThereIsNothingToRunAgain() {
    then(Decision.RETRY, Decision.CONTINUE);
    assertThat(stepped("step('one') { }").passed()).isTrue();
    assertThat(troubles).containsExactly("", "no step has run yet");
  }

  @Test
  void aStepIsSkipped() {
    then(Decision.NEXT, Decision.SKIP, Decision.NEXT, Decision.NEXT);
    ScenarioResult result = stepped(THREE);
    assertThat(ends(result)).containsExactly("one: passed", "two: skipped", "three: passed");
    assertThat(result.passed()).isTrue();
  }

  @Test
  void goesOnAfterAFailureThatStaysOne() {
    then(Decision.NEXT, Decision.NEXT, Decision.NEXT, Decision.NEXT, Decision.NEXT);
    ScenarioResult result = stepped(THREE);
    assertThat(pauses)
        .containsExactly("1 STEP one", "2 STEP two", "2 FAILURE two", "3 STEP three", "END three");
    assertThat(ends(result)).containsExactly("one: passed", "two: failed", "three: passed");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void stoppedEarlyTheRestIsNotRunAndTheCleanupIs() {
    then(Decision.NEXT, Decision.STOP);
    ScenarioResult result = stepped(THREE);
    assertThat(ends(result)).containsExactly("one: passed", "two: not run", "three: not run");
    assertThat(result.steps().get(1).reason()).contains("stopped before 'two'");
    assertThat(result.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(value("done")).hasToString("[one, cleanup]");
  }

  @Test
  void stoppedAfterAFailureTheFailureCounts() {
    then(Decision.NEXT, Decision.NEXT, Decision.STOP);
    ScenarioResult result = stepped(THREE);
    assertThat(ends(result)).containsExactly("one: passed", "two: failed", "three: not run");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void stoppedAtTheEndItHasPassed() {
    then(Decision.NEXT, Decision.STOP);
    assertThat(stepped("step('one') { }").exitCode()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void noScriptCanCatchThatItWasStopped() {
    then(Decision.STOP);
    ScenarioResult result =
        stepped("ran = false\ntry { step('one') { } } catch (e) { }\nstep('two') { ran = true }");
    assertThat(ends(result)).containsExactly("one: not run", "two: not run");
    assertThat(value("ran")).isEqualTo(false);
  }

  @Test
  void runsFromOneStepUntilAnother() {
    Stepping some = stepping(false, "two", "2", null, false);
    ScenarioResult result =
        run(
            "setup { level = 'HIGH'; done = [] }\n" + THREE.substring(THREE.indexOf("cleanup")),
            some);
    assertThat(pauses).isEmpty();
    assertThat(ends(result))
        .containsExactly("setup: passed", "one: skipped", "two: passed", "three: skipped");
    assertThat(result.steps().get(1).reason()).contains("it stands before 'two'");
    assertThat(result.steps().get(3).reason()).contains("it stands after 'two'");
    assertThat(result.passed()).isTrue();
  }

  @Test
  void pausesAtABreakpointAndWhereAStepFailed() {
    then("level = 'LOW'", Decision.CONTINUE).then("level = 'HIGH'", Decision.RETRY);
    ScenarioResult result = run(THREE, stepping(false, null, null, "tw", true));
    assertThat(pauses).containsExactly("2 STEP two", "2 FAILURE two");
    assertThat(result.passed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "trhee | there is no step 'trhee'; did you mean three?",
        "t     | 't' begins 2 steps: 'two', 'three'",
        "4     | there is no step '4'",
        "clean | there is no step 'clean'"
      })
  void namesThatMeanNoStep(String name, String message) {
    Problem problem =
        catchThrowableOfType(
            Problem.class, () -> run(THREE, stepping(false, name, null, null, false)));
    assertThat(problem).hasMessageContaining(message);
    assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(pauses).isEmpty();
  }

  @Test
  void untilDoesNotComeBeforeFrom() {
    Problem problem =
        catchThrowableOfType(
            Problem.class, () -> run(THREE, stepping(false, "three", "one", null, false)));
    assertThat(problem).hasMessage("--until 'one' comes before --from 'three'");
  }

  @Test
  void stepsOfALoopAreMetAsTheyCome() {
    String loop = "n = 0\n['a', 'b'].each { ip -> step(\"send $ip\") { n++ } }";
    then(Decision.NEXT, Decision.RETRY);
    ScenarioResult result = stepped(loop);
    assertThat(pauses).containsExactly("1 STEP send a", "2 STEP send b", "2 STEP send b");
    assertThat(result.passed()).isTrue();
    assertThat(value("n")).isEqualTo(3);
    pauses.clear();
    assertThat(run(loop, stepping(false, "send b", null, null, false)).passed()).isTrue();
    assertThat(value("n")).isEqualTo(3);
    assertThat(run(loop, stepping(false, "send c", null, null, false)).problem())
        .get()
        .extracting(Problem::getMessage)
        .isEqualTo("the script did not come to --from 'send c'");
  }

  @Test
  void anEditedStepIsTakenWithAllThatFollows() {
    String edited =
        THREE
                .replace("level == 'HIGH'", "level == 'LOW'")
                .replace("done << 'three'", "done << 'third'")
                .replace("done << 'cleanup'", "done << 'tidied'")
                .replace("done = []", "done = ['anew']")
            + "\nstep('four') { done << 'four' }\n";
    then(Decision.NEXT).then("level = 'LOW'", Decision.NEXT).edit(edited, Decision.RETRY);
    then(Decision.NEXT);
    ScenarioResult result = stepped(THREE);
    assertThat(pauses)
        .containsExactly(
            "1 STEP one", "2 STEP two", "2 FAILURE two", "3 STEP three", "4 STEP four");
    assertThat(ends(result))
        .containsExactly("one: passed", "two: passed", "three: passed", "four: passed");
    assertThat(value("done")).hasToString("[one, two, two, third, four, tidied]");
  }

  @Test
  void aStepThatPassedIsTakenAnewToo() {
    then(Decision.NEXT).edit(THREE.replace("<< 'one'", "<< 'first'"), Decision.RETRY);
    then("level = 'HIGH'", Decision.CONTINUE);
    ScenarioResult result = stepped(THREE);
    assertThat(pauses).containsExactly("1 STEP one", "2 STEP two", "2 STEP two");
    assertThat(ends(result)).containsExactly("one: passed", "two: passed", "three: passed");
    assertThat(value("done")).hasToString("[one, first, two, three, cleanup]");
  }

  @Test
  void aStepThatWasRenamedIsFoundByItsPlace() {
    then(Decision.NEXT, Decision.NEXT);
    edit(THREE.replace("'two') {", "'second') { level = 'HIGH'"), Decision.RETRY);
    ScenarioResult result = stepped(THREE);
    assertThat(ends(result)).containsExactly("one: passed", "second: passed", "three: passed");
    assertThat(result.passed()).isTrue();
  }

  @Test
  void anEditThatDoesNotCompileChangesNothing() {
    then(Decision.NEXT, Decision.NEXT);
    edit(THREE.replace("'two') {", "'two') { ("), Decision.RETRY);
    edit(THREE.replace("'two'", "'one'"), Decision.RETRY);
    edit(THREE.replaceAll("(?s)step\\('two.*?\n}", ""), Decision.RETRY);
    edit(THREE.replace("level == 'HIGH'", "true"), Decision.RETRY);
    ScenarioResult result = stepped(THREE);
    assertThat(troubles.get(3)).contains("does not compile");
    assertThat(troubles.get(4)).contains("two steps are called 'one'");
    assertThat(troubles.get(5)).contains("there is no step 'two' in the file any more");
    assertThat(result.passed()).isTrue();
  }

  @Test
  void aStepInALoopRunsAgainAsItWas() {
    String loop = "n = 0\n['a'].each { ip -> step(\"send $ip\") { n++; assert n > 1 } }";
    then(Decision.NEXT).edit(loop.replace("n++", "n += 10"), Decision.RETRY);
    ScenarioResult result = stepped(loop);
    assertThat(result.passed()).isTrue();
    assertThat(result.steps().get(0).details())
        .anyMatch(line -> line.contains("within a loop or a method cannot be taken anew"));
    assertThat(value("n")).isEqualTo(2);
  }

  @Test
  void methodsAndTypesOfTheScriptAreKnownAtAPause() {
    then("x = twice(new Pair(left: 3).left)", Decision.CONTINUE);
    stepped("class Pair { int left }\ndef twice(n) { n * 2 }\nstep('one') { }");
    assertThat(value("x")).isEqualTo(6);
  }

  @Test
  void aSetupThatFailedRunsAgain() {
    then(Decision.NEXT).then("level = 1", Decision.RETRY).then(Decision.CONTINUE);
    ScenarioResult result = stepped("setup { assert level }\nstep('one') { }");
    assertThat(pauses).containsExactly("STEP setup", "FAILURE setup", "1 STEP one");
    assertThat(ends(result)).containsExactly("setup: passed", "one: passed");
  }

  private static final String BETWEEN =
      """
      done = []
      step('one') { done << 'one' }
      done << 'between'
      assert level == 'HIGH'
      step('two') { done << 'two' }
      cleanup { done << 'cleanup' }
      """;

  @Test
  void pausesWhereTheScriptFailedBetweenItsSteps() {
    then("level = 'LOW'", Decision.CONTINUE).then("level = 'HIGH'", Decision.RETRY);
    ScenarioResult result = run(BETWEEN, stepping(false, null, null, "one", true));
    assertThat(pauses).containsExactly("1 STEP one", "OUTSIDE one");
    assertThat(ends(result)).containsExactly("one: passed", "two: passed");
    assertThat(result.passed()).isTrue();
    assertThat(value("done")).hasToString("[one, between, between, two, cleanup]");
  }

  @Test
  void whatFailedBetweenTheStepsIsTakenFromTheEditedFile() {
    edit("(" + BETWEEN, Decision.RETRY);
    edit(
        BETWEEN.replace("assert level ==", "level =").replace("<< 'two'", "<< '2'"),
        Decision.RETRY);
    ScenarioResult result = run(BETWEEN, stepping(false, null, null, null, true));
    assertThat(troubles.get(1)).contains("does not compile");
    assertThat(result.passed()).isTrue();
    assertThat(value("done")).hasToString("[one, between, between, 2, cleanup]");
  }

  @ParameterizedTest
  @EnumSource(
      value = Decision.class,
      names = {"NEXT", "SKIP", "CONTINUE", "STOP"})
  void aFailureBetweenTheStepsThatStaysOneEndsTheScript(Decision decision) {
    then(Decision.NEXT, decision);
    ScenarioResult result = stepped(BETWEEN.replace("level ==", "'LOW' =="));
    assertThat(ends(result))
        .containsExactly("one: passed", "(outside of a step): failed", "two: not run");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(value("done")).hasToString("[one, between, cleanup]");
  }

  @Test
  void whatFailedBeforeTheFirstStepRunsAgain() {
    then("level = 'HIGH'", Decision.RETRY).then(Decision.CONTINUE);
    ScenarioResult result = stepped("assert level == 'HIGH'\nstep('one') { }");
    assertThat(pauses).containsExactly("OUTSIDE ", "1 STEP one");
    assertThat(ends(result)).containsExactly("one: passed");
    assertThat(result.passed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "['a', 'b'].each { x ->\n  step(\"s $x\") { }\n  assert x == 'a'\n}",
        "def all() {\n  step('s') { }\n  assert false\n}\nall()"
      })
  void amongStepsThatHaveRunNothingRunsAgain(String source) {
    then(Decision.RETRY, Decision.STOP);
    ScenarioResult result = run(source, stepping(false, null, null, null, true));
    assertThat(troubles.get(1)).startsWith("this stands in a loop or a method with steps");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
  }
}
