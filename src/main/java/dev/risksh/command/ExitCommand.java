package dev.risksh.command;

import dev.risksh.console.Problem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code /exit}: leaves the prompt. */
@Command(
    name = "exit",
    description = "Leaves risksh.",
    footer = {"/exit", "/exit 3"})
final class ExitCommand implements Callable<Object>, AboutPrompt {
  @Parameters(
      arity = "0..1",
      paramLabel = "CODE",
      defaultValue = "0",
      description = "What the process says: 0 to 255. Default: ${DEFAULT-VALUE}.")
  private int code;

  @Override
  public Object call() {
    if (code < 0 || code > 255) {
      throw Problem.usage("an exit code is 0 to 255, not " + code, null);
    }
    return new Leave(code);
  }
}
