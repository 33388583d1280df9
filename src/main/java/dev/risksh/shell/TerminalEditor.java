package dev.risksh.shell;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.builtins.Nano;
import org.jline.terminal.Terminal;

/**
 * The user's editor on the prompt's terminal: what {@code /set editor} says, else {@code VISUAL},
 * else {@code EDITOR}, else one that is built in.
 */
final class TerminalEditor implements Editor {
  private final World world;
  private final Terminal terminal;
  private final Likes likes;

  TerminalEditor(World world, Terminal terminal, Likes likes) {
    this.world = world;
    this.terminal = terminal;
    this.likes = likes;
  }

  @Override
  public String edit(String text) {
    Path file = null;
    try {
      // Readable by its owner only, as every file that Java makes so.
      file = Files.createTempFile("risksh", ".groovy");
      Files.writeString(file, text);
      Optional<String> command = command();
      if (command.isPresent()) {
        start(command.get(), file);
      } else {
        builtIn(file);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new Problem(ExitCode.FAILED, "the editor failed: " + e.getMessage(), null, e);
    } finally {
      delete(file);
    }
  }

  private Optional<String> command() {
    return likes.now().editor().or(() -> world.env("VISUAL")).or(() -> world.env("EDITOR"));
  }

  private void start(String command, Path file) throws IOException {
    List<String> words = new ArrayList<>(CommandWords.split(command));
    words.add(file.toString());
    // The prompt has it off while a line runs.
    boolean echo = terminal.echo(true);
    Process editor = new ProcessBuilder(words).inheritIO().start();
    try {
      int code = editor.waitFor();
      if (code != 0) {
        throw Problem.failed(
            TerminalSafe.line(command) + " ended with " + code + "; nothing was changed", null);
      }
    } catch (InterruptedException e) {
      editor.destroy();
      throw new Problem(ExitCode.INTERRUPTED, "interrupted; nothing was changed", null);
    } finally {
      terminal.echo(echo);
    }
  }

  private void builtIn(Path file) throws IOException {
    if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
      throw Problem.usage(
          "this terminal cannot show the built-in editor", "set EDITOR, or /set editor COMMAND");
    }
    Nano nano = new Nano(terminal, file.getParent());
    nano.open(file.getFileName().toString());
    nano.run();
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftToTheSystem) {
      // It is in the folder for temporary files.
    }
  }
}
