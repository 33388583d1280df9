package dev.risksh.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountdownTest {
  private static final Duration WAIT = Duration.ofMillis(2300);

  @TempDir Path temp;

  @Test
  void countsDownInItsPlaceAndLeavesNothingBehind() throws InterruptedException {
    TestWorld test = TestWorld.in(temp).interactive();

    new Countdown(test.world()).pass(WAIT, "too many calls");

    assertThat(test.err().split("\r"))
        .containsExactly(
            "",
            "\u001b[K  too many calls in 0:03   Ctrl-C gives up",
            "\u001b[K  too many calls in 0:02   Ctrl-C gives up",
            "\u001b[K  too many calls in 0:01   Ctrl-C gives up",
            "\u001b[K");
    assertThat(test.pauses())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(300));
    assertThat(test.out()).isEmpty();
  }

  @Test
  void isOneLineWhereNobodyWatches() throws InterruptedException {
    TestWorld test = TestWorld.in(temp);

    new Countdown(test.world()).pass(WAIT, "too many calls");

    assertThat(test.err()).isEqualTo("  too many calls in 0:03\n");
    assertThat(test.pauses()).containsExactly(WAIT);
  }

  @Test
  void isOneLineOnATerminalThatCannotRewrite() throws InterruptedException {
    TestWorld test = TestWorld.in(temp).interactive().env("TERM", "dumb");

    new Countdown(test.world()).pass(WAIT, "too many calls");

    assertThat(test.err()).isEqualTo("  too many calls in 0:03\n");
  }

  @Test
  void theUserEndsItAndTheLineIsGone() {
    TestWorld test =
        TestWorld.in(temp)
            .interactive()
            .pause(
                duration -> {
                  throw new InterruptedException();
                });

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> new Countdown(test.world()).pass(WAIT, "too many calls"));
    assertThat(test.err()).endsWith("Ctrl-C gives up\r\u001b[K");
  }
}
