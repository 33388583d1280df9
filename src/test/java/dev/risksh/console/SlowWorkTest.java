package dev.risksh.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowWorkTest {
  private final CountDownLatch done = new CountDownLatch(1);
  private TestWorld test;

  @BeforeEach
  void aPersonAtATerminal(@TempDir Path folder) {
    test = TestWorld.in(folder).interactive().env("TERM", "xterm").env("NO_COLOR", "1");
  }

  @AfterEach
  void letGo() {
    done.countDown();
  }

  @Test
  void workThatTakesAMomentSaysNothing() {
    assertThat(SlowWork.run(test.world(), "thinking", () -> 42)).isEqualTo(42);
    assertThat(test.err()).isEmpty();
  }

  @Test
  void workThatTakesLongerShowsASignOfLifeAndTakesItAway() {
    String result = SlowWork.run(test.world(), "thinking", this::untilSeen);

    assertThat(result).isEqualTo("seen");
    assertThat(test.err()).contains("thinking…").endsWith("\r\u001b[K");
    assertThat(test.out()).isEmpty();
  }

  @Test
  void aTerminalThatCannotTakeBackGetsOneLine() {
    test.env("TERM", "dumb");

    SlowWork.run(test.world(), "thinking", this::untilSeen);

    assertThat(test.err()).isEqualTo("  thinking…   Ctrl-C gives up\n");
  }

  @Test
  void anInterruptEndsTheWaitThoughNotTheWork() throws InterruptedException {
    Thread waiting = Thread.currentThread();
    Thread ctrlC =
        new Thread(
            () -> {
              await().until(() -> test.err().contains("thinking"));
              waiting.interrupt();
            });
    ctrlC.start();

    assertThatThrownBy(() -> SlowWork.run(test.world(), "thinking", this::untilLetGo))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.INTERRUPTED))
        .hasMessage("thinking was interrupted");
    ctrlC.join();
    assertThat(test.err()).as("the line is clean again").endsWith("\r\u001b[K");
  }

  @Test
  void whatTheWorkThrowsIsThrown() {
    Problem problem = Problem.failed("no", null);

    assertThatThrownBy(
            () ->
                SlowWork.run(
                    test.world(),
                    "thinking",
                    () -> {
                      throw problem;
                    }))
        .isSameAs(problem);
  }

  private String untilSeen() {
    await().until(() -> test.err().contains("thinking"));
    return "seen";
  }

  private String untilLetGo() throws InterruptedException {
    done.await();
    return "let go";
  }
}
