package dev.risksh.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risksh.testing.Program;
import dev.risksh.testing.Program.Ended;
import dev.risksh.testing.Program.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that somebody wants to end, and scripts that want to end risksh. */
class RunInterruptedIT {
  private static final Path RISKSH = Path.of("target/risksh/bin/risksh").toAbsolutePath();

  @TempDir Path home;

  private Started started(String script) throws IOException {
    Files.writeString(home.resolve("a.groovy"), script);
    Started run = new Program(home, RISKSH, "run", "a.groovy").start();
    Path begun = home.resolve("begun");
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(begun));
    return run;
  }

  private void signal(String name, Started run) {
    assertThat(new Program(home, "kill", "-" + name, run.process().pid()).run().exitCode())
        .isZero();
  }

  /** What a script does when it has begun, so that the test sees it. */
  private String begins(String name) {
    return "new File('" + home.resolve(name) + "').createNewFile()";
  }

  @Test
  void ctrlCEndsTheStepAndTheCleanupRuns() throws IOException {
    for (String signal : new String[] {"INT", "TERM"}) {
      Files.deleteIfExists(home.resolve("begun"));
      Started run =
          started(
              "cleanup('the app') { println 'removed' }\nstep('waits') {\n  "
                  + begins("begun")
                  + "\n  eventually(within: 1.hour) { assert false }\n}\nstep('next') { }");
      signal(signal, run);
      Ended ended = run.end();
      assertThat(ended.out())
          .containsSubsequence(
              "✗ waits", "line 4", "· next", "not run", "✓ cleanup: the app", "removed", "failed");
      assertThat(ended.out()).contains("✗ interrupted");
      assertThat(ended.exitCode()).isEqualTo(130);
    }
  }

  @Test
  void theSecondCtrlCEndsItAtOnce() throws IOException {
    Started run =
        started(
            "cleanup { "
                + begins("tidying")
                + "; sleep(3_600_000) { false } }\nstep('waits') { "
                + begins("begun")
                + "; sleep 3_600_000 }");
    signal("INT", run);
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(home.resolve("tidying")));
    signal("INT", run);
    assertThat(run.end().exitCode()).isEqualTo(130);
  }

  @Test
  void aScriptThatEndsTheProcessAfterAllIsNoSuccess() throws IOException {
    Ended ended = started("step('a') { " + begins("begun") + "; System.\"${'exit'}\"(0) }").end();
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err()).contains("a.groovy ended risksh by itself");
  }

  @Test
  void aScriptThatPrintsAGigabyteNeedsNoGigabyte() throws IOException {
    Files.writeString(
        home.resolve("a.groovy"),
        "def mega = 'x' * 1_000_000\nstep('a') { 600.times { println mega; print mega } }");
    Ended ended =
        new Program(home, RISKSH, "run", "a.groovy").set("RISKSH_JAVA_OPTS", "-Xmx64m").run();
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("(1992000 more characters)").hasSizeLessThan(10_000_000);
  }
}
