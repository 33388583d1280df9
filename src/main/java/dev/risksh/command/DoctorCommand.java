package dev.risksh.command;

import dev.risksh.console.ExitCode;
import dev.risksh.diagnose.Checkup;
import dev.risksh.view.Complaints;
import dev.risksh.view.JsonViews;
import dev.risksh.view.Said;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;

/** {@code /doctor}: looks over everything from the address to the calls left. */
@Command(
    name = "doctor",
    description = {
      "Checks everything from the org's address to the calls left, and says what to do.",
      "Changes nothing in the org; asks for a token where there is none, and says so."
    },
    footer = "/doctor")
final class DoctorCommand implements Callable<Object> {
  private final Context context;
  private final Consumer<Object> show;

  /**
   * @param show prints a value, unless JSON is wanted
   */
  DoctorCommand(Context context, Consumer<Object> show) {
    this.context = context;
    this.show = show;
  }

  @Override
  public Object call() {
    Checkup checkup = context.open().doctor().examine(show::accept);
    show.accept(new Said(checkup.summary()));
    return new Examined(checkup.written(words -> Complaints.written(words, context.written(""))));
  }

  /** A checkup whose checks were shown one by one. */
  record Examined(Checkup value) implements Shown {
    @Override
    public String json() {
      return JsonViews.text(value);
    }

    @Override
    public ExitCode exitCode() {
      return value.isHealthy() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }
}
