package dev.risksh.command;

import dev.risksh.console.Times;
import dev.risksh.session.Session;
import dev.risksh.session.Slot;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code /confirm}: waits for what was sent last in the System Log. */
@Command(
    name = "confirm",
    description = "Waits until what was sent last stands in the System Log.",
    footer = {"/confirm", "/confirm --within 1m"})
final class ConfirmCommand implements Callable<Object> {
  private final Context context;

  @Option(
      names = "--within",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "How long to wait. Default: ${DEFAULT-VALUE}.")
  private String within;

  ConfirmCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    Session session = context.open();
    return session.log().confirm(session.need(Slot.RECEIPT), Times.parse(within));
  }
}
