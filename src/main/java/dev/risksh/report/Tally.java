package dev.risksh.report;

import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepStatus;
import java.util.ArrayList;
import java.util.List;

/** How many steps ended in which way. */
record Tally(long passed, long failed, long skipped, long notRun) {
  static Tally of(ScenarioResult scenario) {
    return of(List.of(scenario));
  }

  static Tally of(List<ScenarioResult> scenarios) {
    return new Tally(
        count(scenarios, StepStatus.PASSED),
        count(scenarios, StepStatus.FAILED),
        count(scenarios, StepStatus.SKIPPED),
        count(scenarios, StepStatus.NOT_RUN));
  }

  private static long count(List<ScenarioResult> scenarios, StepStatus status) {
    return scenarios.stream().mapToLong(scenario -> scenario.count(status)).sum();
  }

  /** {@code 2 passed, 1 failed, 3 not run}. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    add(words, passed, "passed");
    add(words, failed, "failed");
    add(words, skipped, "skipped");
    add(words, notRun, "not run");
    return words.isEmpty() ? "no steps" : String.join(", ", words);
  }

  private static void add(List<String> words, long count, String word) {
    if (count > 0) {
      words.add(count + " " + word);
    }
  }
}
