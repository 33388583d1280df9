package dev.risksh.shell;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.World;
import dev.risksh.view.Complaints;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads lines from standard input: no prompt, no colours, and the first error ends it with its exit
 * code, unless it is to keep going.
 */
public final class Batch {
  private final World world;
  private final Lines lines;
  private final boolean keepGoing;
  private int code;

  public Batch(World world, Lines lines, boolean keepGoing) {
    this.world = world;
    this.lines = lines;
    this.keepGoing = keepGoing;
  }

  /** Runs what comes before, then all of standard input; returns the exit code. */
  public int run() {
    if (!ends(lines.begin())) {
      read();
    }
    return lines.finished() ? lines.exitCode() : code;
  }

  private void read() {
    TextLines reader = new TextLines(world.in());
    Inputs inputs = new Inputs();
    try {
      for (Optional<String> line = reader.next(); line.isPresent(); line = reader.next()) {
        if (inputs.endsBefore(line.get()) && ends(lines.run(inputs.take()))) {
          return;
        }
        inputs.add(line.get());
        // Who feeds line by line waits for an answer; otherwise the next line may go on with it.
        if (inputs.complete() && !reader.ready() && ends(lines.run(inputs.take()))) {
          return;
        }
      }
      ends(lines.run(inputs.take()));
    } catch (Problem notToBeRead) {
      new Complaints(Style.of(world), "/")
          .lines(notToBeRead)
          .forEach(text -> world.err().println("  " + text));
      ends(notToBeRead.exitCode());
    } catch (IOException e) {
      throw new Problem(
          ExitCode.BAD_INPUT, "standard input cannot be read: " + e.getMessage(), null, e);
    }
  }

  /** Takes the first failure as the exit code; whether nothing may run any more. */
  private boolean ends(ExitCode result) {
    if (code == 0) {
      code = result.value();
    }
    return lines.finished() || result != ExitCode.DONE && !keepGoing;
  }
}
