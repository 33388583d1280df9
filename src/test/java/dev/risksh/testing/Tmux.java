package dev.risksh.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A real terminal: a tmux server of its own with one window, in which a program runs. */
public final class Tmux implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path tmux;
  private final Path home;
  private final Path socket;

  /**
   * Starts {@code command}, a line for the shell, in a terminal of the given size.
   *
   * @param home an empty folder, for HOME, RISKSH_HOME and the server's socket
   */
  public Tmux(Path home, int columns, int rows, String command) {
    tmux = Tools.require("tmux");
    this.home = home;
    // One of its own: the server before it may not have ended yet.
    socket = home.resolve("tmux-" + Long.toHexString(System.nanoTime()));
    // The exit code stays on the screen when the program has ended.
    // It outlives the Ctrl-C that is meant for the program.
    String line = "trap : INT; " + command + "; echo \"ended with $?\"; exec sleep 600";
    tmux(
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-x",
        Integer.toString(columns),
        "-y",
        Integer.toString(rows),
        "sh",
        "-c",
        line);
  }

  /** Types {@code text} as it is. */
  public Tmux type(String text) {
    tmux("send-keys", "-l", "--", text);
    return this;
  }

  /** Presses keys by their tmux names: {@code Enter}, {@code Tab}, {@code C-c}. */
  public Tmux press(String... keys) {
    List<String> words = new ArrayList<>(List.of("send-keys"));
    words.addAll(List.of(keys));
    tmux(words.toArray(String[]::new));
    return this;
  }

  /** Types a line and ends it. */
  public Tmux enter(String line) {
    return type(line).press("Enter");
  }

  /** Pastes {@code text} as a terminal does it: between marks where the program asked for them. */
  public Tmux paste(String text) {
    Path file = home.resolve("pasted");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tmux("load-buffer", file.toString());
    tmux("paste-buffer", "-p", "-r", "-d");
    return this;
  }

  public Tmux resize(int columns, int rows) {
    tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    return this;
  }

  /** What stands on the screen. */
  public String screen() {
    return tmux("capture-pane", "-p");
  }

  /** The same with the sequences that make it look as it does. */
  public String colours() {
    return tmux("capture-pane", "-p", "-e");
  }

  /** Waits until {@code text} stands on the screen. */
  public Tmux shows(String text) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .alias("'" + text + "' on the screen")
        .until(this::screen, screen -> screen.contains(text));
    return this;
  }

  /** Waits until one of two texts stands on the screen; the screen with it. */
  public String showsEither(String one, String other) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .alias("'" + one + "' or '" + other + "' on the screen")
        .until(this::screen, screen -> screen.contains(one) || screen.contains(other));
  }

  /** Waits until {@code text} stands on the screen that often. */
  public Tmux shows(String text, int times) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .alias("'" + text + "' on the screen, " + times + " times")
        .until(this::screen, screen -> screen.split(Pattern.quote(text), -1).length == times + 1);
    return this;
  }

  /** Waits until the last line that is not empty is {@code text}. */
  public Tmux endsWith(String text) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .alias("'" + text + "' as the last line of the screen")
        .until(() -> screen().stripTrailing(), screen -> screen.endsWith(text.stripTrailing()));
    return this;
  }

  private String tmux(String... words) {
    Program program = new Program(home, tmux, "-S", socket);
    program.set("TERM", "xterm-256color").set("LC_ALL", "C.UTF-8");
    Program.Ended ended = program.with((Object[]) words).run();
    if (ended.exitCode() != 0) {
      throw new AssertionError("tmux " + List.of(words) + ": " + ended.err());
    }
    return ended.out();
  }

  @Override
  public void close() {
    tmux("kill-server");
  }
}
