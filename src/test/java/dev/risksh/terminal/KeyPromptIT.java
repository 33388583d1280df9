package dev.risksh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys as a person at a real terminal has them: what is asked, and what is waited for. */
class KeyPromptIT {
  private static final Path RISKSH = Path.of("target/risksh/bin/risksh").toAbsolutePath();
  private static final String PROMPT = "risksh>";
  private static final String SECRET = "it's (open sesame";

  private static final int ATTEMPTS = 10;

  @TempDir Path home;

  private Tmux open() {
    return open("");
  }

  private Tmux open(String environment) {
    return new Tmux(home, 120, 40, environment + "'" + RISKSH + "'");
  }

  @Test
  void aPassphraseIsAskedForUnseenAndNotRemembered() {
    try (Tmux terminal = open()) {
      terminal.shows(PROMPT);
      terminal.enter("/key new --type p256 --protect").shows("new passphrase:");
      terminal.enter(SECRET).shows("the same again:");
      terminal.enter(SECRET).shows("under a passphrase").shows("/key show");
      terminal.press("Up").shows("--protect", 2).press("C-c").shows(PROMPT, 3);
      terminal.enter("/exit").shows("ended with 0");
      assertThat(terminal.screen()).doesNotContain("sesame");
    }
    try (Tmux terminal = open()) {
      terminal.shows(PROMPT);
      terminal.enter("/app create X").shows("service app 0oa");
      terminal.enter("/token").shows("passphrase of key ES256 P-256");
      terminal.enter("wrong").shows("stays closed");
      terminal.enter("/token").shows("passphrase of key", 2);
      terminal.press("C-c").shows("interrupted");
      terminal.enter("/token").shows("passphrase of key", 3);
      terminal.enter(SECRET).shows("Bearer");
      terminal.enter("/token").shows("Bearer", 2);
      terminal.enter("/exit").shows("ended with 0");
      assertThat(terminal.screen()).doesNotContain("sesame").doesNotContain("wrong");
    }
  }

  @Test
  void whatIsTypedBeforeTheQuestionIsNeitherShownNorRunNorRemembered() throws IOException {
    Path sign = home.resolve("sign");
    try (Tmux terminal = open()) {
      terminal.shows(PROMPT);
      terminal.enter("/key new --type p256 --protect").shows("new passphrase:");
      terminal.enter(SECRET).shows("the same again:");
      terminal.enter(SECRET).shows("under a passphrase");
      terminal.enter("/app create X").shows("service app 0oa");
      terminal.enter("/exit").shows("ended with 0");
    }
    try (Tmux terminal = open()) {
      terminal.shows(PROMPT);
      String wait = "println 'on ' + 'it'; while (!new File('%s').exists()) { sleep 20 }; ";
      terminal.enter(wait.formatted(sign) + "requestToken()").shows("on it");
      terminal.enter("typed too soon").enter("0 / 0");
      Files.createFile(sign);
      terminal.shows("passphrase of key");
      terminal.enter(SECRET).shows("Bearer").press("Up").shows("'on ' + 'it'", 2);
      assertThat(terminal.screen()).doesNotContain("too soon").doesNotContain("sesame");
      terminal.press("C-c").shows(PROMPT, 3);
      Files.delete(sign);
      // Without a question it is run when its turn comes, and stands on the screen once.
      terminal.enter(wait.formatted(sign) + "'through'").shows("on it", 2).enter("40 + 2");
      Files.createFile(sign);
      terminal.shows("==> 42").shows("40 + 2", 1).enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void aDumbTerminalHidesAPassphraseToo() {
    try (Tmux terminal = open("TERM=dumb ")) {
      terminal.shows(PROMPT);
      terminal.enter("/key new --type p256 --protect").shows("new passphrase:");
      terminal.enter(SECRET).shows("the same again:");
      terminal.enter(SECRET).shows("under a passphrase");
      terminal.enter("/exit").shows("ended with 0");
      assertThat(terminal.screen()).doesNotContain("sesame");
    }
  }

  /** Luck may find the primes before anybody is seen to look for them; then once more. */
  @Test
  void makingALargeKeyShowsASignOfLifeAndCanBeGivenUp() {
    String sign = "making an RSA key of 4096 bits…";
    String givenUp = "making an RSA key of 4096 bits was interrupted";
    try (Tmux terminal = open()) {
      terminal.shows(PROMPT);
      boolean interrupted = false;
      for (int attempt = 1; attempt <= ATTEMPTS && !interrupted; attempt++) {
        String kid = "attempt-" + attempt;
        terminal.enter("/key new --type rsa4096 --kid " + kid);
        String made = "4096 bit   kid " + kid;
        if (terminal.showsEither(sign, made).contains(made)) {
          continue;
        }
        interrupted = !terminal.press("C-c").showsEither(givenUp, made).contains(made);
        if (interrupted) {
          terminal.enter("/key list --json").shows("]");
          assertThat(terminal.screen()).doesNotContain("\"" + kid);
        }
      }
      assertThat(interrupted).as("given up at one of %d attempts", ATTEMPTS).isTrue();
      terminal.enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void removingAKeyIsAsked() {
    try (Tmux terminal = open()) {
      terminal.shows(PROMPT);
      terminal.enter("/key new --type p256 --kid mine").shows("kid mine");
      terminal.enter("/key remove mine").shows("[y/N]");
      terminal.press("Enter").shows("was not removed");
      terminal.enter("/key remove mine").shows("[y/N]", 2);
      terminal.enter("y").shows("kid mine is gone");
      terminal.enter("/exit").shows("ended with 0");
    }
  }
}
