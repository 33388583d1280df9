package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.groovy.Plan;
import dev.risksh.groovy.PlannedStep;
import java.util.List;
import java.util.Optional;

/** Which steps of a scenario run, where it pauses, and how it came to end early. */
final class Course {
  private final Optional<String> fromText;
  private final Optional<String> untilText;
  private final Optional<StepNames.Meant> until;
  private final List<StepNames.Meant> breaks;
  private final boolean onFailure;
  private Optional<StepNames.Meant> from;
  private boolean stepping;
  private boolean atOnce;
  private Optional<String> endedBy = Optional.empty();
  private Optional<Problem> stopped = Optional.empty();

  /**
   * @throws Problem when a step is named that is not in the plan
   */
  Course(Stepping wishes, Plan plan) {
    StepNames names = new StepNames(plan);
    from = wishes.from().map(names::find);
    until = wishes.until().map(names::find);
    breaks = wishes.breaks().stream().map(names::find).toList();
    fromText = from.map(StepNames.Meant::name);
    untilText = until.map(StepNames.Meant::name);
    stepping = wishes.each();
    onFailure = wishes.onFailure();
    refuseBackwards();
  }

  private void refuseBackwards() {
    Optional<PlannedStep> first = from.flatMap(StepNames.Meant::planned);
    Optional<PlannedStep> last = until.flatMap(StepNames.Meant::planned);
    if (first.isPresent() && last.isPresent() && last.get().firstLine() < first.get().firstLine()) {
      throw Problem.usage(
          "--until '" + last.get().name() + "' comes before --from '" + first.get().name() + "'",
          null);
    }
  }

  /** Told of each part that is to run; why it does not, as long as the first one has not come. */
  Optional<String> leftOut(Part part, Optional<PlannedStep> planned) {
    if (from.isEmpty()) {
      return Optional.empty();
    }
    if (from.get().is(part, planned)) {
      from = Optional.empty();
      return Optional.empty();
    }
    return part.kind() == StepKind.STEP
        ? Optional.of("it stands before '" + fromText.get() + "'")
        : Optional.empty();
  }

  /** The step to begin with that the script never came to. */
  Optional<Problem> neverBegun() {
    return from.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.failed("the script did not come to --from '" + fromText.get() + "'", null));
  }

  boolean pausesBefore(Part part, Optional<PlannedStep> planned) {
    if (atOnce) {
      atOnce = false;
      return false;
    }
    return stepping && from.isEmpty() || breaks.stream().anyMatch(one -> one.is(part, planned));
  }

  boolean pausesAtFailure() {
    return stepping || onFailure;
  }

  boolean pausesAtEnd() {
    return stepping;
  }

  /** The next step runs without a pause before it, as was decided already. */
  void runNext() {
    atOnce = true;
  }

  void goOn(Decision decision) {
    stepping = decision != Decision.CONTINUE;
  }

  /** Whether {@code part} is the last one that is wanted; then the others are not run. */
  boolean endsWith(Part part, Optional<PlannedStep> planned) {
    boolean last = until.isPresent() && until.get().is(part, planned);
    if (last) {
      endedBy = Optional.of("it stands after '" + untilText.get() + "'");
    }
    return last;
  }

  /** The user ends it. */
  void stop(String where) {
    stop(new Problem(ExitCode.INTERRUPTED, "stopped " + where, null));
  }

  /** It ends for that reason, unless it had one already. */
  void stop(Problem why) {
    if (stopped.isEmpty()) {
      endedBy = Optional.of(why.getMessage());
      stopped = Optional.of(why);
    }
  }

  /** Why no other step is run, although none failed. */
  Optional<String> endedBy() {
    return endedBy;
  }

  /** Not empty when the user ended it before its end. */
  Optional<Problem> stopped() {
    return stopped;
  }
}
