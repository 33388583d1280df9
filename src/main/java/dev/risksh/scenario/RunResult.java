package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How all the scenarios of one run went.
 *
 * @param scenarios in the order they were asked for, whichever ended first; each attempt is one
 * @param notBegun the names of those that were left out since the run had ended before
 * @param seed of the order, where it was a random one
 * @param leftOut what a report might have shown and was not kept, a sentence each
 */
public record RunResult(
    Instant startedAt,
    Duration took,
    List<ScenarioResult> scenarios,
    List<String> notBegun,
    OptionalLong seed,
    List<String> leftOut) {
  public RunResult {
    scenarios = List.copyOf(scenarios);
    notBegun = List.copyOf(notBegun);
    leftOut = List.copyOf(leftOut);
  }

  public RunResult(Instant startedAt, Duration took, List<ScenarioResult> scenarios) {
    this(startedAt, took, scenarios, List.of(), OptionalLong.empty(), List.of());
  }

  public boolean passed() {
    return lastAttempts().stream().allMatch(ScenarioResult::passed);
  }

  /** How each scenario ended, whatever came before. */
  public List<ScenarioResult> lastAttempts() {
    List<ScenarioResult> last = new ArrayList<>();
    for (ScenarioResult scenario : scenarios) {
      if (scenario.attempt() > 1) {
        last.remove(last.size() - 1);
      }
      last.add(scenario);
    }
    return last;
  }

  /** Those that passed, and not at their first attempt. */
  public List<ScenarioResult> flaky() {
    return scenarios.stream().filter(ScenarioResult::isFlaky).toList();
  }

  /** That of the first that failed in the end. */
  public ExitCode exitCode() {
    return lastAttempts().stream()
        .filter(scenario -> !scenario.passed())
        .map(ScenarioResult::exitCode)
        .findFirst()
        .orElse(ExitCode.DONE);
  }
}
