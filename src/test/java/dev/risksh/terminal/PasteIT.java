package dev.risksh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.Tmux;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody else wrote, pasted into a real terminal. */
class PasteIT {
  private static final Path RISKSH = Path.of("target/risksh/bin/risksh").toAbsolutePath();
  private static final String PROMPT = "risksh>";

  @TempDir Path home;

  private Tmux open() {
    Tmux terminal = new Tmux(home, 79, 40, "'" + RISKSH + "'").shows(PROMPT);
    return terminal.enter("1 + 1").shows("==> 2").endsWith(PROMPT);
  }

  @Test
  void twoHundredLinesAreTakenAtOnce() {
    String lines =
        IntStream.rangeClosed(1, 49)
            .mapToObj(n -> "def plus%d(x) {\n  // it's (\n  x + %d\n}".formatted(n, n))
            .collect(Collectors.joining("\n"));
    try (Tmux terminal = open()) {
      terminal.paste(lines + "\n/status --json\n\nplus1(\n  plus49(50))\n");
      terminal.press("Enter").shows("==> 100").endsWith(PROMPT);
      terminal.enter("plus2(40)").shows("==> 42");
      terminal.enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void whatATerminalWouldObeyIsNotObeyed() {
    try (Tmux terminal = open()) {
      terminal.paste("x = 'a\u001b[2J\u001b]0;owned\u0007\u009b31mb\u202e'.size()");
      terminal.shows("x = 'a\u241b[2J\u241b]0;owned\u2407\ufffd31mb\ufffd'.size()");
      terminal.press("Enter").shows("there is a control character in it");
      assertThat(terminal.screen()).as("not cleared").contains("==> 2");
      terminal.press("Up").shows("]0;owned", 2).press("C-c").endsWith(PROMPT);
      terminal.enter("'\\u001b[2J\\u001b]0;owned\\u0007z'").shows("z");
      terminal.enter("throw new Exception('\\u001b[2Jstill ' + 'here')").shows("still here");
      assertThat(terminal.screen()).as("not cleared").contains("==> 2");
      terminal.enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void moreThanAnybodyTypesIsRefusedAtOnceAndTheLineStays() {
    String line = "println 'pasted ' + 'and run'\n";
    try (Tmux terminal = open()) {
      terminal.type("40 + 1").shows("> 40 + 1");
      terminal.paste(line.repeat(10_000_000 / line.length()));
      terminal.shows("an input has at most 1048576 characters").endsWith("> 40 + 1");
      terminal.enter("+ 1").shows("==> 42").endsWith(PROMPT);
      assertThat(terminal.screen()).doesNotContain("pasted and run").doesNotContain("...>");
      terminal.press("Up").endsWith("> 40 + 1+ 1").press("Up").endsWith("> 1 + 1");
      terminal.press("C-c").endsWith(PROMPT).enter("/exit").shows("ended with 0");
    }
  }
}
