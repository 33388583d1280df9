package dev.risksh.shell;

import dev.risksh.console.ExitCode;

/** Takes one complete input after the other, as the prompt or standard input has them. */
public interface Lines {
  /** Runs what comes before the first input. */
  ExitCode begin();

  /** Runs one input and prints what came of it. */
  ExitCode run(String input);

  /** Whether the user asked to leave. */
  boolean finished();

  /** What the process says when it leaves now. */
  int exitCode();
}
