package dev.risksh.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code /timeline}: the calls against the time. */
@Command(
    name = "timeline",
    description = {
      "The calls as bars against the time, and how the calls of each rate limit were used up.",
      "Long times without a call are left out."
    },
    footer = {"/timeline", "/timeline --all"})
final class TimelineCommand implements Callable<Object> {
  private final Context context;

  @Option(
      names = "--all",
      description = "Also the calls of earlier processes, as always in the OS shell.")
  private boolean all;

  TimelineCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    return context.open().http().timeline(all || !context.prompt());
  }
}
