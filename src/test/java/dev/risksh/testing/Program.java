package dev.risksh.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program started in a process of its own, with a home of its own and without the environment
 * that would make a user's risksh behave differently. Say what is special, then {@link #run}.
 */
public final class Program {
  private static final int PATIENCE_MINUTES = 10;

  private final Path home;
  private final List<String> command = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>(System.getenv());
  private Path folder;
  private String input = "";

  /**
   * @param home an empty folder, for HOME and RISKSH_HOME
   * @param command the program and its first words
   */
  public Program(Path home, Object... command) {
    this.home = home;
    this.folder = home;
    with(command);
    environment
        .keySet()
        .removeIf(name -> name.matches("(RISKSH|OKTA)_.*|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS"));
    set("HOME", home);
    set("RISKSH_HOME", home.resolve(".risksh"));
    set("JAVA_HOME", System.getProperty("java.home"));
  }

  /** More words of the command line. */
  public Program with(Object... words) {
    for (Object word : words) {
      command.add(word.toString());
    }
    return this;
  }

  public Program in(Path folder) {
    this.folder = folder;
    return this;
  }

  public Program set(String name, Object value) {
    environment.put(name, value.toString());
    return this;
  }

  public Program unset(String name) {
    environment.remove(name);
    return this;
  }

  /** What it finds on its standard input, which then ends. */
  public Program reading(String input) {
    this.input = input;
    return this;
  }

  /** Runs it to its end. */
  public Ended run() {
    try {
      return start().end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it and does not wait. */
  public Started start() throws IOException {
    // Files, not pipes: a test is not held up by whoever inherits the streams.
    Path out = Files.createTempFile(home, "out", null);
    Path err = Files.createTempFile(home, "err", null);
    Path in = Files.writeString(Files.createTempFile(home, "in", null), input);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process =
        builder
            .directory(folder.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Started(process, out, err);
  }

  /** A program that may still run. */
  public record Started(Process process, Path out, Path err) {
    /** Waits for its end. */
    public Ended end() throws IOException {
      try {
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw new AssertionError("still running after minutes: " + process.info());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
      return new Ended(process.exitValue(), text(out), text(err));
    }

    private static String text(Path file) throws IOException {
      return Files.readString(file, StandardCharsets.UTF_8);
    }
  }

  /** What came of it. */
  public record Ended(int exitCode, String out, String err) {}
}
