package dev.risksh.scenario;

import dev.risksh.console.Masks;
import dev.risksh.console.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of each part of a script that has ended or is known not to run, in that order. */
final class Results {
  private final ScenarioListener listener;
  private final Masks masks;
  private final List<StepResult> all = new ArrayList<>();

  /**
   * @param listener told of each
   * @param masks the secrets that are not to be told
   */
  Results(ScenarioListener listener, Masks masks) {
    this.listener = listener;
    this.masks = masks;
  }

  void add(StepResult result) {
    StepResult told = result.masked(masks);
    all.add(told);
    listener.ended(told);
  }

  /** Forgets how a part went that is run again. */
  void takeBack(Part part) {
    all.removeIf(result -> isOf(result, part));
  }

  List<StepResult> all() {
    return all;
  }

  boolean hasFailed(Part part) {
    return all.stream().anyMatch(result -> isOf(result, part) && result.failed());
  }

  private static boolean isOf(StepResult result, Part part) {
    return result.kind() == part.kind() && result.name().equals(part.name());
  }

  /** How many of them are of steps, not of what stands around them. */
  int steps() {
    return (int) all.stream().filter(result -> result.kind() == StepKind.STEP).count();
  }

  Optional<StepResult> firstFailed() {
    return all.stream().filter(StepResult::failed).findFirst();
  }

  /** Also of a step whose failure the script caught: a report with a failed step has not passed. */
  Optional<Problem> firstProblem() {
    return all.stream().flatMap(step -> step.problem().stream()).findFirst();
  }
}
