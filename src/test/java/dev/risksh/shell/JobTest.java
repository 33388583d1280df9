package dev.risksh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.risksh.console.ExitCode;
import dev.risksh.testing.TestWorld;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobTest {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  @Test
  void saysHowItEnded() {
    assertThat(new Job(() -> ExitCode.REFUSED).start().await()).contains(ExitCode.REFUSED);
    Job broken =
        new Job(
                () -> {
                  throw new IllegalStateException("no");
                })
            .start();
    assertThatThrownBy(broken::await).hasRootCauseMessage("no");
  }

  @Test
  void anInterruptEndsWhatListens() throws InterruptedException {
    Job job =
        new Job(
                () -> {
                  begun.countDown();
                  try {
                    mayEnd.await();
                    return ExitCode.DONE;
                  } catch (InterruptedException e) {
                    return ExitCode.INTERRUPTED;
                  }
                })
            .start();
    begun.await();
    job.interrupt();
    assertThat(job.await()).contains(ExitCode.INTERRUPTED);
  }

  @Test
  void whatDoesNotListenIsLeftBehindAndPrintsNothingMore(@TempDir Path temp)
      throws InterruptedException {
    TestWorld test = TestWorld.in(temp);
    PrintStream out = new PromptOutput(test.world()).world().out();
    Job job =
        new Job(
                () -> {
                  out.println("before");
                  begun.countDown();
                  waitWhateverHappens();
                  try {
                    out.println("after");
                  } finally {
                    ended.countDown();
                  }
                  return ExitCode.DONE;
                })
            .start();
    begun.await();
    job.interrupt();
    job.interrupt();
    assertThat(job.await()).isEmpty();
    mayEnd.countDown();
    ended.await();
    assertThat(test.out()).isEqualTo("before\n");
  }

  private void waitWhateverHappens() {
    while (mayEnd.getCount() > 0) {
      try {
        mayEnd.await();
      } catch (InterruptedException goesOn) {
        // This is the point of it.
      }
    }
  }

  @Test
  void nobodyElseIsAbandoned() {
    Job.endIfAbandoned();
    assertThat(Job.isAbandoned()).isFalse();
  }
}
