package dev.risksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgottenSlashTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    "help, commands begin with a slash: /help",
    "exit, commands begin with a slash: /exit",
    "quit, commands begin with a slash: /exit",
    "clear, Ctrl-L clears the screen; /reset forgets what was typed",
    "ls, '/list has what was typed, /vars what there is; this is no OS shell'",
    "tokne, did you mean /token?",
    "TOKEN, did you mean /token?",
    "statsu, did you mean /status?",
    "snd, did you mean /send?"
  })
  void aWordAloneIsTakenForACommand(String typed, String hint) {
    try (Typed prompt = new Typed(root)) {
      assertThat(prompt.type(typed))
          .isEqualTo("  ✗ " + typed + " is not known here\n    next: " + hint);
    }
  }

  @Test
  void aNameOfTheUsersIsNearer() {
    try (Typed prompt = new Typed(root)) {
      prompt.type("tokens = 1");
      assertThat(prompt.type("tokenz")).contains("did you mean tokens?").doesNotContain("/");
    }
  }

  @Test
  void groovyThatOnlyBeginsLikeIt() {
    try (Typed prompt = new Typed(root)) {
      assertThat(prompt.type("tokne.size()")).doesNotContain("/token");
      assertThat(prompt.type("key list")).endsWith("next: commands begin with a slash: /key list");
      assertThat(prompt.type("key new")).endsWith("next: commands begin with a slash: /key new");
    }
  }
}
