package dev.risksh.command;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.view.JsonViews;
import dev.risksh.view.Status;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;

/** {@code /status}: what the session holds, and where each value came from. */
@Command(
    name = "status",
    description = "What the session holds, and where each value came from.",
    footer = {"/status", "/status --json"})
final class StatusCommand implements Callable<Object> {
  private final Context context;

  private final Consumer<Object> show;

  /**
   * @param show prints a value, unless JSON is wanted
   */
  StatusCommand(Context context, Consumer<Object> show) {
    this.context = context;
    this.show = show;
  }

  @Override
  public Object call() {
    Status status = Status.of(context.open());
    Optional<Problem> unusable = context.open().orgProblem();
    if (unusable.isEmpty()) {
      return status;
    }
    show.accept(status);
    return new WithoutOrg(status, unusable.get().exitCode());
  }

  /** A status that was shown, of a session that has no org it could call. */
  record WithoutOrg(Status value, ExitCode exitCode) implements Shown {
    @Override
    public String json() {
      return JsonViews.text(value);
    }
  }
}
