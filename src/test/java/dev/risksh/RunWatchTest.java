package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risksh.testing.TestWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code risksh run --watch}: again whenever something was saved. */
class RunWatchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path temp;

  @Test
  void runsAgainWhenAFileIsAnotherOneAndEndsWhenInterrupted() throws Exception {
    TestWorld test = TestWorld.in(temp).realTime();
    test.file("environments/staging.yaml", "text: one");
    Path script = test.file("a.groovy", "println \"first $params.text\"");
    CompletableFuture<Integer> code = new CompletableFuture<>();
    Thread run =
        new Thread(
            () ->
                code.complete(
                    Main.run(test.world(), "run", "a.groovy", "--watch", "--env", "staging")));
    run.start();
    try {
      await().atMost(PATIENCE).until(() -> test.out().contains("first one"));
      await().atMost(PATIENCE).until(() -> test.err().contains("waiting for a change"));

      // As editors save: another file in its place.
      Path other = test.file("a.groovy.tmp", "println = = \"second $params.text\"");
      Files.move(other, script, StandardCopyOption.REPLACE_EXISTING);
      await().atMost(PATIENCE).until(() -> test.err().contains("does not compile"));

      Files.writeString(script, "println \"second $params.text\"");
      await().atMost(PATIENCE).until(() -> test.out().contains("second one"));
      assertThat(test.out()).contains("a.groovy changed");

      test.file("environments/staging.yaml", "text: changed");
      await().atMost(PATIENCE).until(() -> test.out().contains("second changed"));
    } finally {
      run.interrupt();
    }
    assertThat(code.get(60, TimeUnit.SECONDS)).isEqualTo(130);
  }

  @Test
  void isNoPartOfAJsonValue() {
    TestWorld test = TestWorld.in(temp);
    test.file("a.groovy", "x = 1");
    assertThat(Main.run(test.world(), "run", "a.groovy", "--watch", "--json")).isEqualTo(2);
    assertThat(test.err()).contains("JSON is one value");
  }
}
