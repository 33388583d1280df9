package dev.risksh.command;

import dev.risksh.view.Page;
import dev.risksh.view.Said;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code /tour}: the first signal, one step at a time. */
@Command(
    name = "tour",
    description = {
      "Leads to a first signal in about two minutes: it says what to type, and you type.",
      "Goes on by itself when a step is done; again, it tells the step once more."
    },
    footer = "/tour")
final class TourCommand implements Callable<Object>, AboutPrompt {
  private final Prompt prompt;

  TourCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Object call() {
    return new Page(prompt.tour());
  }

  @Command(name = "stop", description = "Leaves the tour.", footer = "/tour stop")
  Object stop() {
    return new Said(prompt.leaveTour());
  }
}
