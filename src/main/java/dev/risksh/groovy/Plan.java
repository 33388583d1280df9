package dev.risksh.groovy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The setups, steps and cleanups of a script in the order they are written, read from its text. The
 * script itself decides which of them it comes to, and in what order.
 *
 * @param steps without those that stand within another
 */
public record Plan(List<PlannedStep> steps) {
  public Plan {
    steps = List.copyOf(steps);
  }

  /** Whether a step is marked so that only such are to run. */
  public boolean hasOnly() {
    return steps.stream().anyMatch(PlannedStep::only);
  }

  /** The one of that name. */
  public Optional<PlannedStep> named(String name) {
    return steps.stream().filter(step -> step.fixed() && step.name().equals(name)).findFirst();
  }

  /**
   * The one that a script has come to.
   *
   * @param line of its call
   */
  public Optional<PlannedStep> of(StepSpec spec, OptionalInt line) {
    Optional<PlannedStep> byName = spec.name().flatMap(this::named);
    return byName.isPresent() || line.isEmpty()
        ? byName
        : steps.stream()
            .filter(step -> step.word() == spec.word())
            .filter(step -> step.firstLine() <= line.getAsInt())
            .filter(step -> step.lastLine() >= line.getAsInt())
            .filter(step -> spec.name().isEmpty() || !step.fixed())
            .findFirst();
  }
}
