package dev.risksh.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code sh} makes of our words. */
class ShellWordTest {
  private static final List<String> TEXTS =
      List.of(
          "",
          "plain",
          "two words",
          "it's",
          "'",
          "''",
          "a'b'c",
          "\"$HOME\"",
          "$(id)",
          "`id`",
          "\\",
          "\\'",
          "a\\nb",
          "line\nbreak",
          "tab\there",
          "*?[x]",
          "~",
          "#!",
          "!!",
          "a;b|c&d<e>f(g)",
          "-n",
          "--",
          "@file",
          "%s",
          "ü ☃ 😀",
          "{\"a\":\"b'c\"}",
          "\u0001\u007f");

  @Test
  void itIsTheTextThatWasMeant(@TempDir Path folder) {
    String words = TEXTS.stream().map(ShellWord::quoted).collect(Collectors.joining(" "));

    Program.Ended ended =
        new Program(folder, "/bin/sh", "-c", "printf '%s\\036' " + words)
            .set("LC_ALL", "C.UTF-8")
            .run();

    assertThat(List.of(ended.out().split("\u001e", -1)).subList(0, TEXTS.size())).isEqualTo(TEXTS);
  }

  @Test
  void aVariableIsPartOfTheWordAroundIt(@TempDir Path folder) {
    String word = ShellWord.quoted("a b") + ShellWord.variable("X") + ShellWord.quoted("'c");

    Program.Ended ended =
        new Program(folder, "/bin/sh", "-c", "printf '[%s]' " + word).set("X", "$Y * 'q").run();

    assertThat(ended.out()).isEqualTo("[a b$Y * 'q'c]");
  }
}
