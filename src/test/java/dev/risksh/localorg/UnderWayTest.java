package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class UnderWayTest {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private final UnderWay underWay =
      new UnderWay(
          exchange -> {
            begun.countDown();
            await().until(() -> answer.getCount() == 0);
          });

  private CompletableFuture<Void> call() throws InterruptedException {
    CompletableFuture<Void> call =
        CompletableFuture.runAsync(
            () -> {
              try {
                underWay.handle(null);
              } catch (java.io.IOException e) {
                throw new AssertionError(e);
              }
            });
    begun.await();
    return call;
  }

  @Test
  void waitsForTheAnswer() throws InterruptedException {
    CompletableFuture<Void> call = call();
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(() -> underWay.end(Duration.ofMinutes(1)));
    assertThat(end).isNotDone();
    answer.countDown();
    end.join();
    call.join();
  }

  @Test
  void butNotForEver() throws InterruptedException {
    CompletableFuture<Void> call = call();
    underWay.end(Duration.ofMillis(20));
    assertThat(call).isNotDone();
    answer.countDown();
    call.join();
  }

  @Test
  void thereMayBeNothingToWaitFor() {
    underWay.end(Duration.ofMinutes(1));
  }
}
