package dev.risksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Style;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.testing.TestWorld;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody types who has only begun: each answer says what was wrong with it. */
class FirstMistakesTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "/send e~there is no variable e and no file of that name",
        "x = 'abc~the string that ' begins in line 1 is never closed",
        "/help event edit~next: /help event",
        "/event add --ip 1.1.1.1 --risk high~highest HIGH",
        "/event add --ip 1.1.1.1 --risk hihg~'hihg' is not a risk level"
      })
  void isAnswered(String typed, String answer) {
    try (Typed prompt = new Typed(root)) {
      assertThat(prompt.type(typed)).contains(answer);
    }
  }

  @Test
  void aWrongAddressIsWrongUsageOfEachCommand() {
    try (Typed prompt = new Typed(root)) {
      assertThat(prompt.exitCode("/event add --ip 999.1.1.1 --risk LOW")).isEqualTo(ExitCode.USAGE);
      assertThat(prompt.exitCode("/signin --ip 999.1.1.1")).isEqualTo(ExitCode.USAGE);
    }
  }

  @Test
  void aByteOrderMarkBeginsNoLine() throws IOException {
    byte[] input = "\ufeff/status\n\ufeff".getBytes(StandardCharsets.UTF_8);
    TextLines lines = new TextLines(new ByteArrayInputStream(input));
    assertThat(lines.next()).contains("/status");
    assertThat(lines.next()).contains("\ufeff");
  }

  @Test
  void theListOfTabStandsAboveWhatIsToldThen() throws IOException {
    assertThat(last("/se\t\t")).contains("/send", "/set").doesNotContain("/doctor");
    assertThat(last("/event add --risk \t\t")).contains("MEDIUM", "--risk LEVEL");
    assertThat(last("/zzz\t")).contains("no such command").doesNotContain("/doctor");
  }

  /** The screen from the last time it was drawn below the line. */
  private String last(String keys) throws IOException {
    TestWorld test = TestWorld.in(root);
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    ByteArrayInputStream typed = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
    try (Session session = new Session(test.world(), SessionOptions.inMemory(), line -> {});
        Terminal terminal =
            new DumbTerminal("test", "xterm-256color", typed, screen, StandardCharsets.UTF_8)) {
      terminal.setSize(new Size(100, 40));
      LineRunner lines = new LineRunner(test.world(), session);
      Typing typing =
          new Typing(lines.commands().model(), session, new PromptNames(lines), Style.plain());
      new PromptReader(terminal, () -> Optional.of(typing), columns -> "", Style.plain())
          .readLine("> ");
    } catch (EndOfFileException theKeysAreOver) {
      // As meant.
    }
    return screen.toString(StandardCharsets.UTF_8);
  }
}
