package dev.risksh.command;

import dev.risksh.view.Status;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code /status}: what the session holds, and where each value came from. */
@Command(
    name = "status",
    description = "What the session holds, and where each value came from.",
    footer = {"/status", "/status --json"})
final class StatusCommand implements Callable<Object> {
  private final Context context;

  StatusCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    return Status.of(context.open());
  }
}
