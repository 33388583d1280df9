package dev.risksh.scenario;

import dev.risksh.groovy.PlannedStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which steps are not run, and why. */
final class NotRun {
  private final Reached reached;
  private final Course course;
  private Predicate<Set<String>> chosen = tags -> true;
  private Optional<String> scriptSkipped = Optional.empty();

  NotRun(Reached reached, Course course) {
    this.reached = reached;
    this.course = course;
  }

  /**
   * @param tags tells whether a step with such is to run
   */
  void choose(Predicate<Set<String>> tags) {
    chosen = tags;
  }

  /** The script has ended by itself, between its steps, since there was nothing for it to do. */
  void skipRest(String why) {
    scriptSkipped = Optional.of(why);
  }

  /** Why a part is left out that the script has come to; empty when it is to run. */
  Optional<String> leftOut(Part part, Optional<PlannedStep> planned) {
    return course.leftOut(part, planned).or(() -> leftOut(part));
  }

  private Optional<String> leftOut(Part part) {
    boolean notOnly = reached.plan().hasOnly() && part.kind() == StepKind.STEP && !part.only();
    if (notOnly) {
      return Optional.of("another step is marked only");
    }
    return part.kind() == StepKind.STEP && !chosen.test(part.tags())
        ? Optional.of("not chosen by --tag")
        : part.skip();
  }

  /**
   * The steps of the plan that the script, which has ended, did not come to.
   *
   * @param failed the first step that failed
   */
  List<StepResult> rest(Optional<StepResult> failed, Instant now) {
    boolean through = failed.isEmpty() && scriptSkipped.isEmpty() && course.endedBy().isEmpty();
    return reached.left().stream()
        // Of a step whose name is computed there may have been none to come to.
        .filter(step -> step.fixed() || !through)
        .map(step -> result(Part.of(step), failed, now))
        .toList();
  }

  private StepResult result(Part part, Optional<StepResult> failed, Instant now) {
    Optional<String> ended = course.endedBy();
    boolean wanted = ended.isPresent() && course.stopped().isEmpty();
    Optional<String> leftOut =
        leftOut(part).or(() -> scriptSkipped).or(() -> wanted ? ended : Optional.empty());
    if (leftOut.isPresent()) {
      return part.withoutRunning(StepStatus.SKIPPED, leftOut.get(), now);
    }
    String why =
        ended
            .or(() -> failed.map(step -> "'" + step.name() + "' failed"))
            .orElse("the script did not come to it");
    return part.withoutRunning(StepStatus.NOT_RUN, why, now);
  }
}
