package dev.risksh.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * How many steps ended in which way, in the words that the terminal and every report have for it.
 * What prepares and what tidies up are no steps: one that did not pass is told apart.
 */
public final class Tally {
  private static final List<StepStatus> NOT_PASSED =
      List.of(StepStatus.FAILED, StepStatus.SKIPPED, StepStatus.NOT_RUN);

  private Tally() {}

  /** {@code 2 steps passed, 1 failed, 3 not run; 1 cleanup failed}. */
  public static String of(ScenarioResult scenario) {
    return of(List.of(scenario));
  }

  /** Of them all together. */
  public static String of(List<ScenarioResult> scenarios) {
    List<StepResult> all = scenarios.stream().flatMap(one -> one.steps().stream()).toList();
    List<StepResult> steps = all.stream().filter(Tally::isStep).toList();
    // What a script does between its steps is none that could pass.
    long passed = count(steps, step -> step.kind() == StepKind.STEP && step.passed());
    List<String> words = new ArrayList<>();
    words.add(passed + (passed == 1 ? " step" : " steps") + " passed");
    for (StepStatus status : NOT_PASSED) {
      long count = count(steps, step -> step.status() == status);
      if (count > 0) {
        words.add(count + " " + status.word());
      }
    }
    StringBuilder text = new StringBuilder(String.join(", ", words));
    for (StepKind kind : List.of(StepKind.SETUP, StepKind.CLEANUP)) {
      for (StepStatus status : NOT_PASSED) {
        long count = count(all, step -> step.kind() == kind && step.status() == status);
        if (count > 0) {
          String word = kind.word() + (count == 1 ? "" : "s");
          text.append("; ").append(count).append(' ').append(word);
          text.append(' ').append(status.word());
        }
      }
    }
    return text.toString();
  }

  private static boolean isStep(StepResult step) {
    return step.kind() == StepKind.STEP || step.kind() == StepKind.OUTSIDE;
  }

  private static long count(List<StepResult> steps, Predicate<StepResult> which) {
    return steps.stream().filter(which).count();
  }
}
