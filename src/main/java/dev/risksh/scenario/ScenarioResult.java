package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a scenario went.
 *
 * @param file as it was named
 * @param row of the data it ran with, by its name; empty when it ran without data
 * @param org it ran against
 * @param startedAt by the clock of the world
 * @param attempt 1 for the first; more when it failed and was tried again
 * @param steps in order, also those that were not run
 * @param problem why it failed; empty when it passed
 * @param publicKeys the public halves of the keys it made or used, as JWKs
 */
public record ScenarioResult(
    String file,
    Optional<String> row,
    String org,
    Instant startedAt,
    Duration took,
    int attempt,
    List<StepResult> steps,
    Optional<Problem> problem,
    List<String> publicKeys) {

  public ScenarioResult {
    steps = List.copyOf(steps);
    publicKeys = List.copyOf(publicKeys);
  }

  /** Of one that could not even be begun. */
  public static ScenarioResult notRun(String file, Instant at, Problem problem) {
    return new ScenarioResult(
        file,
        Optional.empty(),
        "",
        at,
        Duration.ZERO,
        1,
        List.of(),
        Optional.of(problem),
        List.of());
  }

  public boolean passed() {
    return problem.isEmpty();
  }

  /** Whether it passed, and not at its first attempt. */
  public boolean isFlaky() {
    return passed() && attempt > 1;
  }

  /** The file, with the row it ran with. */
  public String name() {
    return row.map(name -> file + " [" + name + "]").orElse(file);
  }

  /** How many of its steps ended so. */
  public long count(StepStatus status) {
    return steps.stream().filter(step -> step.status() == status).count();
  }

  /** What the process says: a wrong value in a step is a failed check, not a bad file. */
  public ExitCode exitCode() {
    return problem.map(Problem::exitCode).orElse(ExitCode.DONE);
  }
}
