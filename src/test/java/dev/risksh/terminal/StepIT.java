package dev.risksh.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risksh.testing.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script one step at a time, as a person goes through it in a real terminal. */
class StepIT {
  private static final Path RISKSH = Path.of("target/risksh/bin/risksh").toAbsolutePath();
  private static final String SCRIPT =
      """
      cleanup { println 'tidied' + ' up' }
      step('set up') {
          newKey type: 'p256'
          createApp name: 'X'
          useProvider action: ENFORCE_AND_LOG
      }
      step('choose a level') { level = LOW }
      step('send it') {
          receipt = send event { subject ip: '1.1.1.1', risk: level }
          confirm receipt, within: 30.seconds
      }
      step('feel it') {
          login = signIn ip: '1.1.1.1'
          assert login.risk == HIGH
      }
      """;

  @TempDir Path home;
  private Path script;

  @BeforeEach
  void writeScript() throws IOException {
    script = home.resolve("a.groovy");
    Files.writeString(script, SCRIPT);
  }

  private Tmux open(int columns, String options) {
    return new Tmux(home, columns, 50, "'" + RISKSH + "' " + options);
  }

  @Test
  void theLevelIsChangedAndTheStepsRunAgain() {
    try (Tmux terminal = open(79, "run --step '" + script + "'")) {
      terminal.shows("step 1 of 4  set up   line 2").endsWith("step 1>");
      terminal.press("Enter").shows("step 2 of 4").endsWith("step 2>");
      terminal.enter("/next").shows("step 3 of 4").endsWith("step 3>");
      terminal.enter("level").shows("level ==> LOW").endsWith("step 3>");
      terminal.type("lev").press("Tab").shows("step 3> level").press("C-c").endsWith("step 3>");
      terminal.enter("/next").shows("202 Accepted").endsWith("step 4>");
      terminal.enter("/next").shows("✗ assert login.risk == HIGH").shows("feel it  failed");
      terminal.endsWith("step 4>").press("Enter").shows("/next leaves it failed", 2);
      terminal.enter("r = send event { subject ip: '1.1.1.1', risk: HIGH }");
      terminal.shows("r ==> ").endsWith("step 4>");
      terminal.enter("x = confirm(r).entries().size()").shows("x ==> 1").endsWith("step 4>");
      terminal.enter("/retry").shows("the cleanups are next").endsWith("end>");
      terminal.press("Enter").shows("tidied up").shows("4 steps passed").shows("ended with 0");
    }
  }

  @Test
  void theFileIsEditedAtThePromptOfAPrompt() throws IOException {
    try (Tmux terminal = open(79, "")) {
      terminal.shows("risksh>").enter("/run --break-on-failure '" + script + "'");
      terminal.shows("feel it  failed").endsWith("step 4>");
      Files.writeString(script, SCRIPT.replace("== HIGH", "== (HIGH"));
      terminal.enter("/retry").shows("does not compile").endsWith("step 4>");
      Files.writeString(script, SCRIPT.replace("== HIGH", "!= HIGH"));
      terminal.enter("/retry").shows("tidied up").shows("4 steps passed").endsWith("risksh>");
      terminal.enter("6 * 7").shows("==> 42").enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void ctrlCEndsALineOrAStepAndNotTheScript() throws IOException {
    Path begun = home.resolve("begun");
    Files.writeString(
        script, "step('wait') { new File('" + begun + "').text = 'x'; while (true) {} }");
    try (Tmux terminal = open(79, "run --step '" + script + "'")) {
      terminal.shows("step 1 of 1").endsWith("step 1>");
      terminal.type("not what I meant").press("C-c").endsWith("step 1>");
      terminal.enter("println 'a l' + 'ine'; while (true) {}").shows("a line").press("C-c");
      terminal.shows("✗ interrupted").endsWith("step 1>");
      terminal.press("Enter");
      await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(begun));
      terminal.press("C-c").shows("wait  failed");
      terminal.endsWith("step 1>").press("C-d").shows("ended with 130");
    }
  }

  @Test
  void aNarrowTerminalHasRoomForIt() {
    try (Tmux terminal = open(60, "run --step '" + script + "'")) {
      terminal.shows("step 1 of 4  set up   line 2").endsWith("step 1>");
      assertThat(terminal.screen().lines()).allMatch(line -> line.length() <= 60);
      terminal.enter("/stop").shows("tidied up").shows("stopped  0 steps passed");
      terminal.shows("ended with 130");
    }
  }
}
