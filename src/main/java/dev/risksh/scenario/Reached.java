package dev.risksh.scenario;

import dev.risksh.console.Problem;
import dev.risksh.groovy.Plan;
import dev.risksh.groovy.PlannedStep;
import dev.risksh.groovy.StepWord;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which steps of its plan a script has come to. */
final class Reached {
  private final Set<String> names = new HashSet<>();
  private final Set<PlannedStep> planned = new HashSet<>();
  private Plan plan = new Plan(List.of());

  void begin(Plan whole) {
    plan = whole;
  }

  Plan plan() {
    return plan;
  }

  /**
   * The script has come to {@code part}.
   *
   * @throws Problem when it was there already
   */
  void add(Part part, Optional<PlannedStep> its) {
    its.ifPresent(planned::add);
    if (!names.add(part.name())) {
      throw Problem.badInput(
          "a step called '" + part.name() + "' was run already",
          "give each a name of its own, in a loop with what differs: step(\"send to $ip\")");
    }
  }

  /**
   * The script has a new text, and goes on in the middle of it.
   *
   * @param results of the steps that need not run again
   * @param line where it goes on
   */
  void goOn(Plan newPlan, List<StepResult> results, int line) {
    plan = newPlan;
    names.clear();
    results.forEach(result -> names.add(result.name()));
    planned.clear();
    plan.steps().stream()
        .filter(step -> step.fixed() ? names.contains(step.name()) : step.firstLine() < line)
        .forEach(planned::add);
  }

  /** The one of them that stands last. */
  Optional<PlannedStep> last() {
    return planned.stream().max(Comparator.comparingInt(PlannedStep::firstLine));
  }

  /** The setups and steps that it did not come to. */
  List<PlannedStep> left() {
    return plan.steps().stream()
        .filter(step -> step.word() != StepWord.CLEANUP && !planned.contains(step))
        .toList();
  }
}
