package dev.risksh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.Style;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Header;
import dev.risksh.scenario.Keeping.Bounds;
import dev.risksh.scenario.Keeping.Wanted;
import dev.risksh.session.SessionOptions;
import dev.risksh.testing.TestWorld;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run of many rows holds on to until its end, and what not. */
class KeepingTest {
  private static final Bounds MUCH = new Bounds(99, 999, 9_999_999, 9_999_999);

  private static final int FEW = 2;

  private static final Queue<WeakReference<Class<?>>> CLASSES = new ConcurrentLinkedQueue<>();

  @TempDir Path temp;
  private TestWorld test;

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(temp);
    CLASSES.clear();
  }

  /** Told by the script of {@link #theClassesOfScriptsThatHaveRunAreNotHeld}. */
  public static void seen(Class<?> type) {
    CLASSES.add(new WeakReference<>(type));
  }

  private RunResult run(Keeping keeping, String script, String... rows) {
    test.file("a.groovy", script);
    test.file("rows.csv", "n\n" + String.join("\n", rows) + "\n");
    RunOptions one = RunOptions.of("a.groovy");
    RunOptions options =
        new RunOptions(
            one.scripts(),
            1,
            false,
            0,
            one.name(),
            one.tags(),
            List.of(),
            Optional.of("rows.csv"),
            one.shuffled(),
            Limits.NONE,
            Stepping.NONE);
    return new Run(
            test.world(),
            SessionOptions.inMemory(),
            Style.plain(),
            new ScenarioListener() {},
            options,
            keeping)
        .play();
  }

  private static List<Exchange> calls(ScenarioResult result) {
    return result.steps().stream().flatMap(step -> step.exchanges().stream()).toList();
  }

  private static List<Boolean> whole(RunResult run) {
    return run.scenarios().stream()
        .flatMap(scenario -> calls(scenario).stream())
        .map(Exchange::whole)
        .toList();
  }

  private static final String TWO_CALLS =
      "step('look') { println \"row $row.n\"; session().orgInfo(); session().orgInfo();"
          + " assert row.n != 'bad' }";

  @Test
  void ofWhatPassedTheFirstCallsAreKeptWholeAndTheOthersInALine() {
    Keeping keeping = new Keeping(Wanted.BODIES, new Bounds(99, 3, 9_999_999, 9_999_999), MUCH);
    RunResult run = run(keeping, TWO_CALLS, "1", "2", "3");
    assertThat(whole(run)).containsExactly(true, true, true, false, false, false);
    Exchange first = calls(run.scenarios().get(0)).get(0);
    Exchange last = calls(run.scenarios().get(2)).get(1);
    assertThat(first.replyBody()).isPresent();
    assertThat(last.replyBody()).isEmpty();
    assertThat(last.requestHeaders()).isEmpty();
    assertThat(last.replyHeaders()).extracting(Header::name).containsExactly("X-Okta-Request-Id");
    assertThat(last.status()).isEqualTo(first.status());
    assertThat(last.path()).isEqualTo(first.path());
    assertThat(last.requestId()).isPresent().isNotEqualTo(first.requestId());
    assertThat(run.leftOut())
        .containsExactly(
            "Headers and bodies of 3 calls in runs that passed were not kept: only those of 99"
                + " runs, the first 3 calls, and 9,999,999 characters of bodies, are.");
  }

  @Test
  void bodiesAndLinesHaveABoundToo() {
    Keeping keeping = new Keeping(Wanted.BODIES, new Bounds(99, 99, 100, 8), MUCH);
    RunResult run = run(keeping, TWO_CALLS, "1", "2");
    assertThat(whole(run)).endsWith(false, false, false);
    assertThat(run.scenarios().get(0).steps().get(0).details()).containsExactly("row 1");
    assertThat(run.scenarios().get(1).steps().get(0).details())
        .singleElement()
        .asString()
        .startsWith("… 1 line not kept: only ");
    assertThat(run.leftOut()).hasSize(2).last().asString().startsWith("The lines of 1 step in ");
  }

  @Test
  void whatNobodyAsksForIsNotKept() {
    RunResult results = run(new Keeping(Wanted.RESULTS, MUCH, MUCH), TWO_CALLS, "1");
    assertThat(calls(results.scenarios().get(0))).isEmpty();
    assertThat(results.scenarios().get(0).steps().get(0).details()).isEmpty();
    RunResult lines = run(new Keeping(Wanted.LINES, MUCH, MUCH), TWO_CALLS, "1");
    assertThat(calls(lines.scenarios().get(0))).isEmpty();
    assertThat(lines.scenarios().get(0).steps().get(0).details()).containsExactly("row 1");
    RunResult calls = run(new Keeping(Wanted.CALLS, MUCH, MUCH), TWO_CALLS, "1");
    assertThat(whole(calls)).containsExactly(false, false);
    assertThat(calls.leftOut()).isEmpty();
  }

  @Test
  void whatFailedIsKeptWhateverIsAskedForAndItsLastCallsFirst() {
    Bounds failed = new Bounds(2, 3, 9_999_999, 9_999_999);
    RunResult run =
        run(new Keeping(Wanted.RESULTS, MUCH, failed), TWO_CALLS, "1", "bad", "bad", "bad");
    assertThat(whole(run)).containsExactly(true, true, false, true, false, false);
    assertThat(run.scenarios().get(1).steps().get(0).details()).contains("row bad");
    assertThat(run.leftOut()).hasSize(2).allMatch(said -> said.contains("runs that failed"));
  }

  /**
   * A class of a script takes 50 KB and more, and each row of data has its own. A thread that a
   * library keeps for later may hold on to that which was running when it began, but to no more.
   */
  @Test
  void theClassesOfScriptsThatHaveRunAreNotHeld() throws InterruptedException {
    RunResult run =
        run(
            Keeping.of(Wanted.BODIES),
            """
            dev.risksh.scenario.KeepingTest.seen(this.class)
            step('make') { made = [1, 2].collect { "$it ${row.n}" } }
            step('sign in') { signIn ip: '1.1.1.1' }
            step('fail') { made.each { assert it.startsWith(row.n) } }
            """,
            "1 2 3 4 5 6 7 8".split(" "));
    assertThat(run.passed()).isFalse();
    assertThat(CLASSES).hasSize(8);
    long end = System.nanoTime() + 60_000_000_000L;
    while (held() > FEW && System.nanoTime() < end) {
      System.gc();
      Thread.sleep(50);
    }
    assertThat(held()).isLessThanOrEqualTo(FEW);
    assertThat(run.scenarios()).hasSize(8).allMatch(one -> one.problem().isPresent());
  }

  private static long held() {
    return CLASSES.stream().filter(one -> one.get() != null).count();
  }
}
