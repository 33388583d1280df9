package dev.risksh;

import dev.risksh.console.ExitCode;
import dev.risksh.console.World;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/** Whether what was printed has arrived. */
final class Output {
  private Output() {}

  /**
   * The exit code at the end: a result that could not be written was not given. A reader that has
   * seen enough ({@code risksh log | head}) is no failure.
   */
  static int ended(World world, int code) {
    if (!world.out().checkError()) {
      return code;
    }
    String why = why();
    if (why.contains("Broken pipe")) {
      return code;
    }
    world.err().println("✗ standard output cannot be written: " + why);
    return code == ExitCode.DONE.value() ? ExitCode.BAD_INPUT.value() : code;
  }

  /** A stream for printing keeps its failure to itself; the next byte fails in the same way. */
  @SuppressWarnings("resource") // closing it would close standard output
  private static String why() {
    try {
      new FileOutputStream(FileDescriptor.out).write('\n');
      return "some of it was lost";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
