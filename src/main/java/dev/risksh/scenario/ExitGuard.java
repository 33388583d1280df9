package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import java.io.PrintStream;
import java.util.Arrays;

/**
 * While a script runs: when it ends the process by a way that could not be seen beforehand, the
 * process at least does not say that all is well.
 */
final class ExitGuard implements AutoCloseable {
  private final Thread hook;

  /**
   * @param fileName of the script, as stack traces have it
   * @param err where it is told
   */
  ExitGuard(String fileName, PrintStream err) {
    hook = new Thread(() -> tell(fileName, err), "exit-guard");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static void tell(String fileName, PrintStream err) {
    boolean byScript =
        Thread.getAllStackTraces().values().stream().anyMatch(frames -> exits(frames, fileName));
    if (byScript) {
      err.println("✗ " + fileName + " ended risksh by itself: no cleanup was run, no report made");
      err.flush();
      Runtime.getRuntime().halt(ExitCode.FAILED.value());
    }
  }

  private static boolean exits(StackTraceElement[] frames, String fileName) {
    return Arrays.stream(frames)
            .anyMatch(
                frame ->
                    frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit"))
        && Arrays.stream(frames).anyMatch(frame -> fileName.equals(frame.getFileName()));
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endingAlready) {
      // It has run, or is about to.
    }
  }
}
