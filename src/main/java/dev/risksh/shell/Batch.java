package dev.risksh.shell;

import dev.risksh.console.ExitCode;
import dev.risksh.console.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads lines from standard input: no prompt, no colours, and the first error ends it with its exit
 * code.
 */
public final class Batch {
  private final World world;
  private final Lines lines;

  public Batch(World world, Lines lines) {
    this.world = world;
    this.lines = lines;
  }

  /** Runs all of standard input. */
  public int run() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(world.in(), StandardCharsets.UTF_8))) {
      StringBuilder input = new StringBuilder();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        input.append(input.isEmpty() ? "" : "\n").append(line);
        if (GroovyScanner.incomplete(input.toString())) {
          continue;
        }
        ExitCode code = lines.run(input.toString());
        input.setLength(0);
        if (lines.finished()) {
          return lines.exitCode();
        }
        if (code != ExitCode.DONE) {
          return code.value();
        }
      }
      return input.isEmpty() ? 0 : lines.run(input.toString()).value();
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }
}
