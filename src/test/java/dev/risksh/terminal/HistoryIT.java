package dev.risksh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was typed is there again in the next session, and what must not be kept is not. */
class HistoryIT {
  private static final Path RISKSH = Path.of("target/risksh/bin/risksh").toAbsolutePath();
  private static final String PROMPT = "risksh>";

  @TempDir Path home;

  @Test
  void outlivesTheSessionAndHoldsNoSecret() throws IOException {
    String secret = "00QCjAl4MlV-WPXM-ABCDEFGHIJKLMNOPqrstuvwx1";
    try (Tmux terminal = new Tmux(home, 79, 40, "'" + RISKSH + "'")) {
      terminal.shows(PROMPT);
      terminal.enter("40 + 2").shows("==> 42").endsWith(PROMPT);
      terminal.enter("t = '" + secret + "'").shows("not kept in the history").endsWith(PROMPT);
      terminal.enter("def f(n) {").shows("...>").enter("n + 1").enter("}").shows("created");
      terminal.press("C-d").shows("ended with 0");
    }
    Path history = home.resolve(".risksh/history");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
        .isEqualTo("rw-------");
    assertThat(history).content().contains("40 + 2").doesNotContain(secret);

    try (Tmux terminal = new Tmux(home, 79, 40, "'" + RISKSH + "'")) {
      terminal.shows(PROMPT);
      terminal.press("Up").shows("def f(n) {").press("C-c").endsWith(PROMPT);
      terminal.press("C-r").type("40").shows("40 + 2").press("Enter").shows("==> 42");
      terminal.enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void whatWasTypedIsOfferedInGreyAndTakenWithTheRightKey() {
    try (Tmux terminal = new Tmux(home, 79, 40, "'" + RISKSH + "'")) {
      terminal.shows(PROMPT);
      terminal.enter("answer = 40 + 2").shows("==> 42").endsWith(PROMPT);
      terminal.type("ans").endsWith("risksh> answer = 40 + 2");
      terminal.press("Right").type("0").press("Enter").shows("==> 60");
      terminal.type("ans").endsWith("risksh> answer = 40 + 20");
      // What is only offered is not what was typed.
      terminal.press("Enter").shows("ans is not known here");
      terminal.enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void filesThatAreDamagedAreKeptAsideAndThePromptGoesOn() throws IOException {
    Path own = home.resolve(".risksh");
    Path session = Files.createDirectories(own.resolve("sessions/default"));
    byte[] damaged = {(byte) 0xff, 0, 27, '[', '2', 'J', '\n'};
    Files.write(own.resolve("history"), damaged);
    Files.write(session.resolve("session.json"), damaged);
    try (Tmux terminal = new Tmux(home, 200, 40, "'" + RISKSH + "'")) {
      terminal.shows(PROMPT);
      terminal.enter("/status").shows("could not be read and is kept as");
      terminal.shows("the history was damaged");
      terminal.enter("/key new --type p256").shows("ES256 P-256");
      terminal.enter("/exit").shows("ended with 0");
    }
    assertThat(own.resolve("history.unreadable")).hasBinaryContent(damaged);
    assertThat(session.resolve("session.json.unreadable")).hasBinaryContent(damaged);
    assertThat(own.resolve("history")).content().contains("/key new --type p256");
  }
}
