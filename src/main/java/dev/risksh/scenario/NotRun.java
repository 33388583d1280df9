package dev.risksh.scenario;

import dev.risksh.groovy.PlannedStep;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which steps are not run, and why. */
final class NotRun {
  private final Reached reached;
  private final Course course;
  private final Set<String> notChosen = new LinkedHashSet<>();
  private Choice choice = Choice.ALL;
  private Optional<String> scriptSkipped = Optional.empty();

  NotRun(Reached reached, Course course) {
    this.reached = reached;
    this.course = course;
  }

  void choose(Choice steps) {
    choice = steps;
  }

  /** The script has ended by itself, between its steps, since there was nothing for it to do. */
  void skipRest(String why) {
    scriptSkipped = Optional.of(why);
  }

  /** Why a part is left out that the script has come to; empty when it is to run. */
  Optional<String> leftOut(Part part, Optional<PlannedStep> planned) {
    if (part.kind() == StepKind.STEP && unchosen(part, planned).isPresent()) {
      notChosen.add(part.name());
    }
    return course.leftOut(part, planned).or(() -> byChoice(part, planned));
  }

  /** What to say, when something fails, of the steps before it that were not chosen. */
  Optional<String> note() {
    return notChosen.isEmpty() ? Optional.empty() : choice.note(notChosen);
  }

  private Optional<String> unchosen(Part part, Optional<PlannedStep> planned) {
    return choice.leftOut(part.name(), part.tags(), planned);
  }

  private Optional<String> byChoice(Part part, Optional<PlannedStep> planned) {
    if (part.kind() != StepKind.STEP) {
      return part.skip();
    }
    boolean notOnly = reached.plan().hasOnly() && !part.only();
    return unchosen(part, planned)
        .or(() -> notOnly ? Optional.of("another step is marked only") : Optional.empty())
        .or(part::skip);
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
        .map(step -> result(step, failed, now))
        .toList();
  }

  private StepResult result(PlannedStep step, Optional<StepResult> failed, Instant now) {
    Part part = Part.of(step);
    Optional<String> ended = course.endedBy();
    boolean wanted = ended.isPresent() && course.stopped().isEmpty();
    Optional<String> leftOut =
        byChoice(part, Optional.of(step))
            .or(() -> scriptSkipped)
            .or(() -> wanted ? ended : Optional.empty());
    if (leftOut.isPresent()) {
      return part.withoutRunning(StepStatus.SKIPPED, leftOut.get(), now);
    }
    String why =
        ended
            .or(() -> failed.map(one -> "'" + one.name() + "' failed"))
            .orElse("the script did not come to it");
    return part.withoutRunning(StepStatus.NOT_RUN, why, now);
  }
}
