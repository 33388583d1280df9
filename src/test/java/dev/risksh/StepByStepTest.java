package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.ExitCode;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A script that pauses where nobody sits at a terminal: what is to be done is read. */
class StepByStepTest {
  private static final String SCRIPT =
      """
      cleanup { println 'tidied' }
      step('choose a level') { level = 'LOW' }
      step('check it') { assert level == 'HIGH' }
      step('say so') { println "it is $level" }
      """;

  @TempDir Path temp;
  private TestWorld test;

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(temp);
    test.file("a.groovy", SCRIPT);
    test.file("b.groovy", "step('one') { }");
  }

  private int run(String input, String... words) {
    test.input(input);
    return Main.run(test.world(), words);
  }

  private int stepped(String input) {
    return run(input, "run", "--step", "a.groovy");
  }

  /** The advice is followed as it was given. */
  @Test
  void ofSeveralRowsTheAdviceNamesOne() {
    test.file("r.groovy", "step('see') { println row.name }");
    test.file("r.csv", "name\nr\nit's\n");
    assertThat(run("", "run", "--step", "r.groovy")).isEqualTo(ExitCode.USAGE.value());
    assertThat(test.err())
        .contains("there is one for each of 2 rows of data", "next: --name 'r.groovy [r]'");
    assertThat(run("/next\n", "run", "--step", "r.groovy", "--name", "r.groovy [r]")).isZero();
    assertThat(run("/next\n", "run", "--step", "r.groovy", "--name", "it's")).isZero();
    assertThat(test.out()).contains("r.groovy [r]\n", "r.groovy [it's]\n");
  }

  @Test
  void ofRowsOfOneNameTheAdviceNamesNone() {
    test.file("r.groovy", "step('see') { println row.name }");
    test.file("r.csv", "name\nr\nr\n");
    assertThat(run("", "run", "--step", "r.groovy")).isEqualTo(ExitCode.USAGE.value());
    assertThat(test.err()).contains("no row has a name of its own");
  }

  @Test
  void aVariableIsChangedAndTheStepRunAgain() {
    int code =
        stepped("/next\n/next\nlevel\nlevel = 'HIGH'\n/retry\n/where\n/next\nlevel\n/next\n");
    assertThat(test.out())
        .contains("step 2 of 3  check it   line 3")
        .contains("    3  step('check it') { assert level == 'HIGH' }")
        .contains("✗ check it")
        .contains("level ==> LOW")
        .contains("it is HIGH")
        .contains("the end   the cleanups are next")
        .contains("tidied")
        .contains("passed  3 steps passed");
    assertThat(code).isZero();
  }

  @Test
  void atTheEndOfTheInputItRunsOnAndEndsWhereAStepFails() {
    assertThat(stepped("")).isEqualTo(ExitCode.FAILED.value());
    assertThat(test.out()).contains("tidied").contains("· say so").doesNotContain("it is");
  }

  @Test
  void aLineThatFailsEndsTheScript() {
    assertThat(stepped("/next\nassert level == 'MEDIUM'\n/next\n/continue\n"))
        .isEqualTo(ExitCode.FAILED.value());
    assertThat(test.err()).contains("assert level == 'MEDIUM'");
    assertThat(test.out())
        .contains("· check it")
        .contains("not run: a line failed that was read at the pause")
        .contains("tidied")
        .contains("failed  1 step passed, 2 not run")
        .doesNotContain("outside of a step");
  }

  @Test
  void whatTheScriptIsGivenIsThereAtThePause() {
    test.file("given.groovy", "step('one') { println \"sent at $params.threshold\" }");
    int code =
        run(
            "params.threshold\nparams.password\nparams.none\nparams.get('none')\n/next\n",
            "run --step given.groovy --param threshold=70 --param password=hunter2".split(" "));
    assertThat(test.out() + test.err())
        .contains("$1 ==> 70")
        .contains("$2 ==> ")
        .contains("$3 ==> null")
        .contains("$4 ==> null")
        .contains("sent at 70")
        .doesNotContain("hunter2");
    assertThat(code).isZero();
  }

  @Test
  void stoppedItSaysThatItWasNotRunToItsEnd() {
    assertThat(stepped("/next\n/stop\n")).isEqualTo(ExitCode.INTERRUPTED.value());
    assertThat(test.out())
        .contains("not run: stopped before 'check it'")
        .contains("tidied")
        .contains("stopped  1 step passed, 2 not run");
    assertThat(run("/next\n/exit\n", "run", "--step", "a.groovy"))
        .isEqualTo(ExitCode.INTERRUPTED.value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"next", "retry", "skip", "continue", "stop", "where"})
  void theExampleOfEachCommandIsRun(String name) {
    test.file("a.groovy", "step('one') { }\nstep('two') { }");
    int code = stepped("/next\n/help " + name + "\n/" + name + "\n");
    assertThat(test.out()).contains("/" + name + "\n").doesNotContain("✗");
    assertThat(code).isEqualTo(name.equals("stop") ? ExitCode.INTERRUPTED.value() : 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"next", "retry", "skip", "continue", "stop", "where"})
  void thereAreNoSuchCommandsElsewhere(String name) {
    assertThat(run("/" + name + "\n", "-")).isEqualTo(ExitCode.USAGE.value());
    assertThat(test.err())
        .contains("'" + name + "' is for a script that pauses, and none does")
        .contains("next: /run --step FILE pauses before each of its steps");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run --step a.groovy b.groovy     | to go step by step takes one script, and these are 2",
        "run --from 2 a.groovy b.groovy   | to go step by step takes one script, and these are 2",
        "run --step a.groovy --jobs 2     | --jobs runs several scripts, and a pause is in one",
        "run --step a.groovy --retries 2  | --retries tries again by itself",
        "run --break 2 a.groovy --json    | --json prints one value, and a pause has a prompt",
        "run --from chose a.groovy        | there is no step 'chose'",
        "run --break 7 a.groovy           | there is no step '7'"
      })
  void whatDoesNotGoTogether(String words, String message) {
    assertThat(run("", words.split(" "))).isEqualTo(ExitCode.USAGE.value());
    assertThat(test.err()).contains(message);
    assertThat(test.out()).doesNotContain("✓");
  }

  @Test
  void linesOfAPipeGoToThePauseAndThenToThePromptAgain() {
    int code = run("/run --step b.groovy\ninside = 1\n/next\n/next\nprintln 'out' + 'side'\n", "-");
    assertThat(test.out()).containsSubsequence("step 1 of 1  one", "passed", "outside");
    assertThat(code).isZero();
  }

  @Test
  void atAPauseNoOtherScriptPausesAndTheStateIsTheScripts() {
    assertThat(stepped("/run --step b.groovy\n")).isEqualTo(ExitCode.FAILED.value());
    assertThat(test.err()).contains("a script pauses already");
    assertThat(stepped("/reset\n")).isEqualTo(ExitCode.FAILED.value());
    assertThat(test.err()).contains("'reset' is not for while a script pauses");
  }

  @Test
  void callsMadeAtAPauseAreToldWithTheStepAfterIt() {
    test.file("a.groovy", "step('one') { newKey() }\nstep('two') { }");
    stepped("/next\n/app create X\n/continue\n");
    assertThat(test.out()).containsPattern("✓ two.*\n +[0-9]+ calls? w(as|ere) made at the pause");
  }
}
