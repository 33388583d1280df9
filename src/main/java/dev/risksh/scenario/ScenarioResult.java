package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a scenario went.
 *
 * @param file as it was named
 * @param org it ran against
 * @param steps those that ran, in order
 * @param problem why it failed; empty when it passed
 */
public record ScenarioResult(
    String file, String org, List<StepResult> steps, Duration took, Optional<Problem> problem) {

  public ScenarioResult {
    steps = List.copyOf(steps);
  }

  public boolean passed() {
    return problem.isEmpty();
  }

  /** What the process says: a wrong value in a step is a failed check, not a bad file. */
  public ExitCode exitCode() {
    return problem.map(Problem::exitCode).orElse(ExitCode.DONE);
  }
}
