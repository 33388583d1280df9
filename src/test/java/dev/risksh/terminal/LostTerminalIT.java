package dev.risksh.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risksh.testing.BadServer;
import dev.risksh.testing.Program;
import dev.risksh.testing.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A terminal that disappears: its window was closed, the connection broke. */
class LostTerminalIT {
  private static final Path RISKSH = Path.of("target/risksh/bin/risksh").toAbsolutePath();
  private static final String PROMPT = "risksh>";

  @TempDir Path home;

  /** With its process id in a file. */
  private Tmux open(String environment) {
    String line = environment + " sh -c 'echo $$ >\"$0\"; exec \"$1\"' '%s' '%s'";
    return new Tmux(home, 120, 40, line.formatted(number(), RISKSH)).shows(PROMPT);
  }

  private Path number() {
    return home.resolve("pid");
  }

  /** A process that nobody has asked how it ended is still there, but has no command any more. */
  private void awaitTheEnd() throws IOException {
    long pid = Long.parseLong(Files.readString(number()).strip());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                ProcessHandle.of(pid)
                    .filter(process -> process.info().command().isPresent())
                    .isEmpty());
  }

  @Test
  void theProcessEndsAndNothingIsLost() throws IOException {
    Tmux terminal = open("");
    terminal.enter("/key new --type p256").shows("give Okta the public half");
    terminal.enter("/app create X").shows("service app 0oa");
    terminal.enter("/event add --ip 1.1.1.1 --risk HIGH").shows("highest HIGH");
    terminal.type("/send").shows("/send");
    terminal.close();
    awaitTheEnd();

    Program.Ended status = new Program(home, RISKSH, "status").run();
    assertThat(status.out()).contains("ES256 P-256", "0oa", "highest HIGH");
    assertThat(home.resolve(".risksh/history"))
        .content()
        .contains("/event add --ip 1.1.1.1 --risk HIGH")
        .doesNotContain("/send");
  }

  @Test
  void aWaitOrASnippetThatNeverEndsDoesNotStayBehind() throws IOException {
    try (BadServer server = BadServer.stoppingAfter("")) {
      Tmux terminal =
          open("OKTA_CLIENT_ORGURL=" + server.url() + " OKTA_CLIENT_OAUTH2_ACCESSTOKEN=a.b.c");
      terminal.enter("/log");
      await().until(() -> server.requests().size() == 1);
      terminal.close();
      awaitTheEnd();
    }
    Tmux terminal = open("");
    terminal.enter("println 'on and ' + 'on'; while (true) {}").shows("on and on");
    terminal.close();
    awaitTheEnd();
  }
}
