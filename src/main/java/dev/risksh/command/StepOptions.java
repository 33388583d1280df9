package dev.risksh.command;

import dev.risksh.scenario.Stepper;
import dev.risksh.scenario.Stepping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a script pauses, and with which step it begins and ends. */
final class StepOptions {
  @Option(
      names = "--step",
      description = "Pauses before each step, with a prompt in the script's own state.")
  private boolean each;

  @Option(
      names = "--from",
      paramLabel = "STEP",
      description = "Begins with this step, by its name, the beginning of it or its number.")
  private String from;

  @Option(
      names = "--until",
      paramLabel = "STEP",
      description = "Ends after this step; the cleanups still run.")
  private String until;

  @Option(
      names = "--break",
      paramLabel = "STEP",
      description = "Pauses before this step; may be repeated.")
  private List<String> breaks = new ArrayList<>();

  @Option(
      names = "--break-on-failure",
      description = "Pauses where something failed, to look, mend and run it again.")
  private boolean onFailure;

  boolean pauses() {
    return stepping(Optional.empty()).pauses();
  }

  Stepping stepping(Optional<Stepper> stepper) {
    return new Stepping(
        each, Optional.ofNullable(from), Optional.ofNullable(until), breaks, onFailure, stepper);
  }
}
