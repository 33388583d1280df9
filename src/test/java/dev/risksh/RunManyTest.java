package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import dev.risksh.testing.TestWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code risksh run} with many scripts: which are found, in what order, what comes of them. */
class RunManyTest {
  private static final String PASSES = "step('fine') { x = 1 }";
  private static final String FAILS = "step('wrong') { assert 1 == 2 }";

  @TempDir Path temp;
  private TestWorld test;

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(temp);
  }

  private int run(String... words) {
    return Main.run(
        test.world(), Stream.concat(Stream.of("run"), Stream.of(words)).toArray(String[]::new));
  }

  /** The names of what was played, in the order in which it was told. */
  private List<String> played() {
    return test.out().lines().filter(line -> line.matches("\\S+\\.groovy.*")).toList();
  }

  private void tree() {
    for (String name : List.of("s/b.groovy", "s/a.groovy", "s/deep/c.groovy", "s/.git/d.groovy")) {
      test.file(name, PASSES);
    }
    test.file("s/notes.txt", "no script");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "s~s/a.groovy s/b.groovy s/deep/c.groovy",
        "s/~s/a.groovy s/b.groovy s/deep/c.groovy",
        "s/*.groovy~s/a.groovy s/b.groovy",
        "s/*~s/a.groovy s/b.groovy",
        "s/**/*.groovy~s/a.groovy s/b.groovy s/deep/c.groovy",
        "**/c.groovy~s/deep/c.groovy",
        "s/[bc].groovy~s/b.groovy",
        "s/{b,a}.groovy~s/a.groovy s/b.groovy",
        "s/b.groovy s/a.groovy~s/b.groovy s/a.groovy",
        "s/b.groovy s s/../s/a.groovy~s/b.groovy s/a.groovy s/deep/c.groovy",
      })
  void scriptsAreFoundByFileFolderAndPatternEachOnce(String names, String expected) {
    tree();
    assertThat(run(names.split(" "))).isZero();
    assertThat(played()).containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "s/x*~no script matches s/x*",
        "nowhere/**/*.groovy~no script matches nowhere/**/*.groovy",
        "s/empty~there is no script in s/empty",
        "s/a.grovy~did you mean s/a.groovy?",
        "s/[a~[a is no pattern of file names",
      })
  void whatIsNotThereIsToldAndNothingIsRun(String name, String told) throws Exception {
    tree();
    Files.createDirectories(test.workingDirectory().resolve("s/empty"));
    assertThat(run("s/a.groovy", name)).isIn(2, 6);
    assertThat(test.err()).contains(told);
    assertThat(played()).isEmpty();
  }

  @Test
  void aScriptWithAPatternsNameIsThatScript() {
    test.file("a[1].groovy", PASSES);
    assertThat(run("a[1].groovy")).isZero();
  }

  @Test
  void everyScriptThatDoesNotCompileIsToldAndNothingIsRun() {
    test.file("a.groovy", PASSES);
    test.file("b.groovy", "step('x') {\n  y = = 2\n}");
    test.file("c.groovy", "def z = )");
    assertThat(run("a.groovy", "b.groovy", "c.groovy")).isEqualTo(6);
    assertThat(test.err()).contains("b.groovy: ", "line 2", "c.groovy: ", "nothing was run");
    assertThat(test.out()).isEmpty();
  }

  @Test
  void allAreRunAndTheExitCodeIsThatOfTheFirstFailure() {
    test.file("a.groovy", PASSES);
    test.file("b.groovy", FAILS);
    test.file("c.groovy", PASSES);
    assertThat(run("a.groovy", "b.groovy", "c.groovy")).isEqualTo(1);
    assertThat(played()).containsExactly("a.groovy", "b.groovy", "c.groovy");
    assertThat(test.out()).contains("3 scenarios: 2 passed, 1 failed in ", "  ✗ b.groovy");
  }

  @Test
  void afterBailTheOthersAreToldAsNotBegun() {
    test.file("a.groovy", PASSES);
    test.file("b.groovy", FAILS);
    test.file("c.groovy", PASSES);
    assertThat(run("a.groovy", "b.groovy", "c.groovy", "--bail")).isEqualTo(1);
    assertThat(played()).containsExactly("a.groovy", "b.groovy");
    assertThat(test.out()).contains("1 not begun", "  - c.groovy   not begun");
  }

  @Test
  void thoseThatRunAtOnceAreToldWholeAndInOrder() {
    for (int i = 0; i < 12; i++) {
      String pause = "Thread.sleep(" + (12 - i) * 5 + ")";
      test.file(
          "s/s" + (char) ('a' + i) + ".groovy",
          "step('one') { " + pause + "; println 'one' }; step('two') { println 'two' }");
    }
    assertThat(run("s", "--jobs", "4")).isZero();
    assertThat(played()).hasSize(12).isSorted();
    List<String> lines =
        test.out().lines().filter(line -> line.matches(" +(one|two)|passed .*")).toList();
    for (int i = 0; i < 12; i++) {
      assertThat(lines.subList(3 * i, 3 * i + 3))
          .satisfiesExactly(
              line -> assertThat(line.strip()).isEqualTo("one"),
              line -> assertThat(line.strip()).isEqualTo("two"),
              line -> assertThat(line).startsWith("passed"));
    }
  }

  @Test
  void eachHasASessionAnOrgAndClassesOfItsOwn() {
    String script =
        """
        class Count { static int runs = 0 }
        step('apart') {
          assert ++Count.runs == 1
          newKey type: 'p256'
          app = createApp name: 'The same name'
          assert !binding.hasVariable('other')
          other = 1
        }
        """;
    test.file("a.groovy", script);
    test.file("b.groovy", script);
    assertThat(run("a.groovy", "b.groovy", "--jobs", "2")).as(test.out()).isZero();
  }

  @Test
  void oneThatFailsIsTriedAgainAndFlakyWhenItPassesThen() {
    Path mark = temp.resolve("mark");
    test.file(
        "a.groovy",
        """
        step('second time lucky') {
          def mark = new File('%s')
          if (!mark.exists()) { mark.text = 'x'; assert false }
        }
        """
            .formatted(mark));
    assertThat(run("a.groovy", "--retries", "2")).as(test.out()).isZero();
    assertThat(played()).containsExactly("a.groovy", "a.groovy   attempt 2");
    assertThat(test.out()).contains("1 flaky", "  ~ a.groovy   passed at attempt 2");
  }

  @Test
  void everyAttemptIsKept() {
    test.file("a.groovy", FAILS);
    assertThat(run("a.groovy", "--retries", "2", "--json")).isEqualTo(1);
    JsonNode json = Json.parse(test.out(), "out");
    assertThat(json).hasSize(3);
    assertThat(json.findValuesAsText("attempt")).containsExactly("1", "2", "3");
  }

  @Test
  void aRandomOrderIsToldAndCanBeHadAgain() {
    for (char c = 'a'; c <= 'j'; c++) {
      test.file("s/" + c + ".groovy", "x = 1");
    }
    assertThat(run("s", "--order", "random", "--seed", "7")).isZero();
    List<String> first = played();
    assertThat(first).hasSize(10).isNotEqualTo(first.stream().sorted().toList());
    assertThat(test.err()).contains("random order: --seed 7 repeats it");
    makeWorldAnew();
    assertThat(run("s", "--order", "random", "--seed", "7")).isZero();
    assertThat(played()).isEqualTo(first);
  }

  private void makeWorldAnew() {
    test = TestWorld.in(temp);
  }

  @ParameterizedTest
  @CsvSource({"a.gro, s/a.groovy", "DEEP, s/deep/c.groovy", "*/b.*, s/b.groovy"})
  void aNameChooses(String name, String expected) {
    tree();
    assertThat(run("s", "--name", name)).isZero();
    assertThat(played()).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "smoke~A B",
        "slow~B",
        "smoke and not slow~A",
        "not smoke~C",
        "slow or (not smoke)~B C",
        "nothing, !smoke~C",
      })
  void tagsChooseSteps(String tags, String expected) {
    test.file(
        "a.groovy",
        """
        setup { println 'SETUP' }
        step('A', tags: ['smoke']) { println 'A' }
        step('B', tags: ['smoke', 'slow']) { println 'B' }
        step('C') { println 'C' }
        cleanup { println 'CLEANUP' }
        """);
    test.file("b.groovy", "step('D', tags: ['other', 'smoke', 'slow']) { }");
    assertThat(run("a.groovy", "--tag", tags)).isZero();
    assertThat(test.out().lines().map(String::strip).filter(line -> line.matches("[ABC]")))
        .containsExactly(expected.split(" "));
    assertThat(test.out()).contains("SETUP", "CLEANUP");
  }

  @ParameterizedTest
  @CsvSource({
    "none,6,no step has tags for --tag none",
    "smoke and,2,--tag cannot be read: smoke and"
  })
  void tagsThatChooseNothingAreTold(String tags, int code, String told) {
    tree();
    assertThat(run("s", "--tag", tags)).isEqualTo(code);
    assertThat(test.err()).contains(told);
    assertThat(test.out()).isEmpty();
  }

  @Test
  void aTagThatNoStepHasIsAnsweredWithThoseThereAre() {
    test.file("a.groovy", "step('A', tags: ['smoke', 'slow']) { }");
    assertThat(run("a.groovy", "--tag", "smok")).isEqualTo(6);
    assertThat(test.err()).contains("no step has tags for --tag smok", "there are slow, smoke");
  }

  @Test
  void aWrongParameterIsToldOnceAndWithoutItsValue() {
    tree();
    assertThat(run("s", "--param", "=s3cret")).isEqualTo(2);
    assertThat(test.err()).containsOnlyOnce("--param takes NAME=VALUE, not a value without a name");
    assertThat(test.err()).doesNotContain("s3cret");
  }

  @Test
  void whatTagsLeftOutBeforeAFailureIsSaidWithIt() {
    test.file(
        "a.groovy",
        """
        step('make it') { x = 1 }
        step('look') { }
        step('use it', tags: ['smoke']) { assert x == 1 }
        step('later') { }
        """);
    assertThat(run("a.groovy", "--tag", "smoke")).isEqualTo(1);
    assertThat(test.out())
        .contains(
            "why:  --tag smoke left out 'make it', 'look', which this may need",
            "next: what steps need of one another belongs into setup")
        .doesNotContain("'later'");
  }

  @Test
  void betweenTheStepsAFailureTellsWhatTagsLeftOut() {
    test.file("a.groovy", "step('A') { x = 1 }\nstep('B', tags: 'b') { }\nassert x == 1");
    assertThat(run("a.groovy", "--tag", "b and not c")).isEqualTo(1);
    assertThat(test.out()).contains("why:  --tag 'b and not c' left out 'A', which this may need");
  }

  @Test
  void aDiagnosisStaysTheCauseAndTagsAreAHint() {
    test.file(
        "a.groovy",
        "step('make it') { newKey(); createApp name: 'X'; useProvider action: ENFORCE_AND_LOG }\n"
            + "step('use it', tags: 'b') { requestToken() }");
    assertThat(run("a.groovy", "--tag", "b")).isNotZero();
    assertThat(test.out()).contains("--tag b left out 'make it', which this may need");
  }

  @Test
  void whyAScriptWasSkippedIsSaidOnce() {
    test.file("a.groovy", "skip('no org today')\nstep('A') { }\nstep('B') { }");
    assertThat(run("a.groovy")).isZero();
    assertThat(test.out()).containsOnlyOnce("skipped: no org today");
    assertThat(test.out()).containsPattern("B +skipped\n");
  }

  @Test
  void aNameThatIsNotKnownYetIsShownWithoutItsCode() {
    test.file(
        "a.groovy",
        "step('A') { assert 1 == 2 }\n['x'].each { what -> step(\"taken: $what\") { } }");
    assertThat(run("a.groovy")).isEqualTo(1);
    assertThat(test.out()).contains("· taken: … ");
  }

  @Test
  void aNameThatNoneHasIsTold() {
    tree();
    assertThat(run("s", "--name", "zzz")).isEqualTo(6);
    assertThat(test.err()).contains("no scenario has a name like zzz");
  }

  @ParameterizedTest
  @CsvSource({
    "--jobs 0,--jobs takes 1 to 64",
    "--retries -1,--retries takes 0 to 100",
    "--seed 3,--seed is for --order random",
    "--jobs x,'x'",
    "--order sideways,sideways",
  })
  void wrongOptionsAreUsage(String options, String told) {
    tree();
    assertThat(run(("s " + options).split(" "))).isEqualTo(2);
    assertThat(test.err()).contains(told);
    assertThat(test.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void eachScenarioHasAKeyOfItsOwn(String jobs) {
    for (String name : List.of("s/a.groovy", "s/b.groovy", "s/c.groovy")) {
      test.file(name, "step('a key') { println 'kid ' + newKey().kid() }");
    }

    assertThat(run("s", "--jobs", jobs)).isZero();

    assertThat(test.out().lines().map(String::strip).filter(line -> line.startsWith("kid ")))
        .hasSize(3)
        .doesNotHaveDuplicates();
  }
}
