package dev.risksh.scenario;

import dev.risksh.console.Problem;
import dev.risksh.diagnose.Diagnosis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How one step of a scenario went.
 *
 * @param details what it made and what was worth saying, as lines for people
 * @param problem why it failed; empty when it passed
 * @param why the cause behind the problem, where it is known
 * @param line of the script where it failed
 */
public record StepResult(
    String name,
    Duration took,
    List<String> details,
    Optional<Problem> problem,
    Optional<Diagnosis> why,
    OptionalInt line) {

  public StepResult {
    details = List.copyOf(details);
  }

  public boolean passed() {
    return problem.isEmpty();
  }
}
