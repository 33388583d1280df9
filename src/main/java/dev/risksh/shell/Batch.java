package dev.risksh.shell;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.World;
import dev.risksh.view.Complaints;
import java.util.Optional;

/**
 * Reads lines from standard input: no prompt, no colours, and the first error ends it with its exit
 * code, unless it is to keep going.
 */
public final class Batch {
  private final World world;
  private final InputLines input;
  private final Lines lines;
  private final boolean keepGoing;
  private int code;

  public Batch(World world, InputLines input, Lines lines, boolean keepGoing) {
    this.world = world;
    this.input = input;
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
    try {
      for (Optional<String> next = input.next(); next.isPresent(); next = input.next()) {
        if (ends(lines.run(next.get()))) {
          return;
        }
      }
    } catch (Problem notToBeRead) {
      new Complaints(Style.of(world), "/")
          .lines(notToBeRead)
          .forEach(text -> world.err().println("  " + text));
      ends(notToBeRead.exitCode());
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
