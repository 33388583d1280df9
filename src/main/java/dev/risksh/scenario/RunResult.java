package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How all the scenarios of one run went.
 *
 * @param scenarios in the order they were asked for, whichever ended first
 */
public record RunResult(Instant startedAt, Duration took, List<ScenarioResult> scenarios) {
  public RunResult {
    scenarios = List.copyOf(scenarios);
  }

  public boolean passed() {
    return scenarios.stream().allMatch(ScenarioResult::passed);
  }

  /** That of the first that failed. */
  public ExitCode exitCode() {
    return scenarios.stream()
        .filter(scenario -> !scenario.passed())
        .map(ScenarioResult::exitCode)
        .findFirst()
        .orElse(ExitCode.DONE);
  }
}
