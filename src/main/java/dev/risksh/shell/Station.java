package dev.risksh.shell;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * A terminal with all that a prompt needs on it.
 *
 * @param output what everybody prints on
 * @param foreground what Ctrl-C is for
 */
record Station(
    Terminal terminal,
    PromptOutput output,
    PromptHistory history,
    Likes likes,
    Style style,
    Foreground foreground) {

  /** The terminal of this process. */
  static Terminal open(World world) {
    NativeLibrary.use();
    KnownTerminals.use(world);
    try {
      return TerminalBuilder.builder()
          .system(true)
          .provider("jni")
          .dumb(true)
          // As all that risksh prints, whatever the locale says.
          .encoding(StandardCharsets.UTF_8)
          .stdinEncoding(StandardCharsets.UTF_8)
          .stdoutEncoding(StandardCharsets.UTF_8)
          .build();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  static Problem unusable(IOException e) {
    return new Problem(
        ExitCode.FAILED,
        "the terminal cannot be used: " + e.getMessage(),
        "risksh - reads lines from standard input instead",
        e);
  }

  boolean isDumb() {
    return terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }

  World world() {
    return output.world();
  }

  TerminalScreen screen() {
    return new TerminalScreen(world(), terminal, style, likes);
  }
}
