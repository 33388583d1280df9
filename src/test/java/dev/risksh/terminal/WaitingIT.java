package dev.risksh.terminal;

import static dev.risksh.testing.BadServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risksh.testing.BadServer;
import dev.risksh.testing.Tmux;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waits for an org, in a real terminal, and how Ctrl-C ends them. */
class WaitingIT {
  private static final Path RISKSH = Path.of("target/risksh/bin/risksh").toAbsolutePath();
  private static final String PROMPT = "risksh>";

  /** A minute to go; by the server's clock, which need not be right. */
  private static final String FULL =
      reply(
          429,
          "Date: Tue, 24 Nov 2020 05:00:00 GMT\r\nX-Rate-Limit-Limit: 30\r\n"
              + "X-Rate-Limit-Remaining: 0\r\nX-Rate-Limit-Reset: 1606194059\r\n",
          "");

  @TempDir Path home;

  private Tmux open(BadServer server, String command) {
    String environment =
        "OKTA_CLIENT_ORGURL=" + server.url() + " OKTA_CLIENT_OAUTH2_ACCESSTOKEN=a.b.c ";
    return new Tmux(home, 120, 40, environment + "'" + RISKSH + "' " + command);
  }

  @Test
  void ctrlCEndsACallThatTheOrgNeverAnswers() {
    try (BadServer server = BadServer.stoppingAfter("");
        Tmux terminal = open(server, "")) {
      terminal.shows(PROMPT);
      terminal.enter("/log");
      await().until(() -> server.requests().size() == 1);
      terminal.press("C-c").shows("GET /api/v1/logs was interrupted");
      terminal.enter("7 * 6").shows("==> 42");
      terminal.enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void ctrlCEndsTheWholeProgramWhereThereIsNoPrompt() {
    try (BadServer server = BadServer.stoppingAfter("");
        Tmux terminal = open(server, "log")) {
      await().until(() -> server.requests().size() == 1);
      terminal.press("C-c").shows("ended with 130");
    }
  }

  @Test
  void aFullWindowIsCountedDownInItsPlaceUntilCtrlCGivesUp() {
    try (BadServer server = BadServer.sending(FULL);
        Tmux terminal = open(server, "")) {
      terminal.shows(PROMPT);
      terminal.enter("/log").shows("too many calls (429), retry 1 of 4 in 0:5");
      terminal.shows("retry 1 of 4", 1);
      terminal.press("C-c").shows("waiting to try GET /api/v1/logs again was interrupted");
      assertThat(terminal.screen()).doesNotContain("retry 1 of 4");
      terminal.enter("7 * 6").shows("==> 42");
      terminal.enter("/exit").shows("ended with 0");
    }
  }
}
