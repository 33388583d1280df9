package dev.risksh.shell;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Reads lines from standard input: no prompt, no colours, and the first error ends it with its exit
 * code.
 */
public final class Batch {
  private final World world;
  private final Lines lines;
  private int code;

  public Batch(World world, Lines lines) {
    this.world = world;
    this.lines = lines;
  }

  /** Runs all of standard input. */
  public int run() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(world.in(), StandardCharsets.UTF_8))) {
      Inputs inputs = new Inputs();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (inputs.endsBefore(line) && ends(inputs)) {
          return code;
        }
        inputs.add(line);
        // Who feeds line by line waits for an answer; otherwise the next line may go on with it.
        if (inputs.complete() && !reader.ready() && ends(inputs)) {
          return code;
        }
      }
      ends(inputs);
      return code;
    } catch (IOException e) {
      throw new Problem(
          ExitCode.BAD_INPUT, "standard input cannot be read: " + e.getMessage(), null, e);
    }
  }

  /** Runs what is at hand; whether nothing may run after it. */
  private boolean ends(Inputs inputs) {
    ExitCode result = lines.run(inputs.take());
    code = lines.finished() ? lines.exitCode() : result.value();
    return lines.finished() || result != ExitCode.DONE;
  }
}
