package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.groovy.PlannedStep;
import groovy.lang.Closure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes a scenario from step to step, as is decided at each pause. */
final class Pacing {
  /** Shown of what stands between two steps. */
  private static final int MOST_LINES = 10;

  private final Steps steps;
  private final StepRunner runner;
  private final Results results;
  private final Watch watch;
  private final Stepping wishes;
  private final Course course;
  private final EditedScript script;
  private final Map<String, Integer> runs = new HashMap<>();
  private Optional<Met> last = Optional.empty();
  private volatile boolean paused;

  /** A step that the script came to. */
  private record Met(Part part, Optional<PlannedStep> planned, Closure<?> body) {
    String name() {
      return part.name();
    }
  }

  /** Ends the script where it is. */
  static final class Ended extends Error {
    private static final long serialVersionUID = 1L;

    Ended() {
      super("no other step is to run", null, false, false);
    }
  }

  /**
   * @param wishes where it pauses
   * @throws Problem when a step is named that the file does not have
   */
  Pacing(
      Steps steps,
      StepRunner runner,
      Results results,
      Watch watch,
      Stepping wishes,
      EditedScript script) {
    this.steps = steps;
    this.runner = runner;
    this.results = results;
    this.watch = watch;
    this.wishes = wishes;
    this.script = script;
    course = new Course(wishes, script.plan());
  }

  Course course() {
    return course;
  }

  /** Says something to whoever is asked at a pause; whether there is one. */
  boolean said(String line) {
    if (paused) {
      wishes.stepper().orElseThrow().say(line);
    }
    return paused;
  }

  /** Runs a step that the script has come to, or not, as is decided. */
  Object run(Part part, Optional<PlannedStep> planned, Closure<?> body) {
    Met step = new Met(part, planned, body);
    if (course.pausesBefore(part, planned)) {
      Decision decision = decide(pause(Pause.At.STEP, step));
      if (decision == Decision.SKIP) {
        runner.leaveOut(part, StepStatus.SKIPPED, "as was decided at the pause");
        return null;
      }
      if (decision == Decision.STOP) {
        course.stop("before '" + step.name() + "'");
        runner.leaveOut(part, StepStatus.NOT_RUN, course.endedBy().orElseThrow());
        throw new Ended();
      }
    }
    Object value = attempt(step);
    if (course.endsWith(part, planned)) {
      atEnd();
      throw new Ended();
    }
    return value;
  }

  /** After the last step. */
  void atEnd() {
    if (course.pausesAtEnd() && last.isPresent()) {
      decide(pause(Pause.At.END, last.get()));
    }
  }

  /** Asks for a decision, and runs the step before once more as often as that is the answer. */
  private Decision decide(Pause pause) {
    Optional<Problem> trouble = Optional.empty();
    while (true) {
      Decision decision = ask(trouble.map(pause::with).orElse(pause));
      if (decision != Decision.RETRY) {
        course.goOn(decision);
        return decision;
      }
      trouble = taken(last);
      if (trouble.isEmpty()) {
        attempt(last.get());
      }
    }
  }

  private Object attempt(Met step) {
    while (true) {
      last = Optional.of(step);
      int run = runs.merge(step.name(), 1, Integer::sum);
      if (run > 1) {
        steps.say("run again, attempt " + run);
      }
      try {
        return runner.run(step.part(), step.body());
      } catch (StepFailed failed) {
        if (!course.pausesAtFailure() && !isInterrupted(failed)) {
          throw failed;
        }
        if (decideOnFailure(step) == Decision.STOP) {
          course.stop("after '" + step.name() + "' had failed");
          throw failed;
        }
        if (!results.hasFailed(step.part())) {
          continue;
        }
        runner.forgive();
        return null;
      }
    }
  }

  /** Somebody who can be asked wants to look at what took so long. */
  private boolean isInterrupted(StepFailed failed) {
    return wishes.pauses() && failed.problem().exitCode() == ExitCode.INTERRUPTED;
  }

  /**
   * After a failure between the steps, which has been told.
   *
   * @param before the step above those lines
   * @param line the script's own that led to it; empty where that is not known
   * @param at the line that failed
   * @return the script that goes on; empty when it is to end
   */
  Optional<Replaced> failedOutside(
      Problem problem, Optional<PlannedStep> before, OptionalInt line, OptionalInt at) {
    boolean interrupted = wishes.pauses() && problem.exitCode() == ExitCode.INTERRUPTED;
    if (!course.pausesAtFailure() && !interrupted) {
      return Optional.empty();
    }
    OptionalInt first =
        line.isPresent() ? script.behind(before, line.getAsInt()) : OptionalInt.empty();
    Pause pause = outside(before, first, first.isPresent() ? line : at);
    Optional<Problem> trouble = Optional.empty();
    while (true) {
      Decision decision = ask(trouble.map(pause::with).orElse(pause));
      if (decision != Decision.RETRY) {
        return Optional.empty();
      }
      try {
        if (first.isEmpty()) {
          throw Problem.usage(
              "this stands in a loop or a method with steps that have run already",
              "/stop ends the script");
        }
        Replaced again = script.newerBehind(before);
        results.takeBack(Part.OUTSIDE);
        script.goOn(again);
        return Optional.of(again);
      } catch (Problem notToBeRun) {
        trouble = Optional.of(notToBeRun);
      }
    }
  }

  private Pause outside(Optional<PlannedStep> before, OptionalInt first, OptionalInt line) {
    OptionalInt shown =
        first.isPresent() && line.isPresent()
            ? OptionalInt.of(Math.max(first.getAsInt(), line.getAsInt() - MOST_LINES + 1))
            : line;
    String name =
        before
            .filter(PlannedStep::fixed)
            .map(PlannedStep::name)
            .or(() -> last.map(Met::name))
            .orElse("");
    return new Pause(
        Pause.At.OUTSIDE,
        name,
        OptionalInt.empty(),
        OptionalInt.empty(),
        shown,
        shown.isPresent() ? script.text(shown.getAsInt(), line.getAsInt()) : List.of(),
        first.isPresent() ? Optional.of(name) : Optional.empty(),
        Optional.empty(),
        steps.session(),
        steps.given(),
        host -> script.engine().beside(host, steps.script()),
        () -> watch.stopped().isPresent());
  }

  private Decision decideOnFailure(Met step) {
    Pause pause = pause(Pause.At.FAILURE, step);
    Optional<Problem> trouble = Optional.empty();
    while (true) {
      Decision decision = ask(trouble.map(pause::with).orElse(pause));
      if (decision != Decision.RETRY) {
        course.goOn(decision);
        return decision;
      }
      trouble = taken(Optional.of(step));
      if (trouble.isEmpty()) {
        return decision;
      }
    }
  }

  /** Where no answer can be had the scenario ends, and says why. */
  private Decision ask(Pause pause) {
    int before = steps.lastExchange();
    watch.pause();
    paused = true;
    try {
      return wishes.stepper().orElseThrow().decide(pause);
    } catch (Problem failed) {
      course.stop(Causes.asCheck(failed));
      return Decision.STOP;
    } finally {
      paused = false;
      watch.resume();
      int made = steps.lastExchange() - before;
      if (made > 0) {
        steps.say(made + (made == 1 ? " call was" : " calls were") + " made at the pause");
      }
    }
  }

  private Pause pause(Pause.At at, Met step) {
    StepNames names = new StepNames(script.plan());
    List<PlannedStep> all = names.steps();
    int place = step.planned().map(all::indexOf).orElse(-1) + 1;
    boolean counted = names.counted() && place > 0;
    boolean numbered = at != Pause.At.END && step.part().kind() == StepKind.STEP;
    OptionalInt number =
        numbered ? OptionalInt.of(counted ? place : results.steps() + 1) : OptionalInt.empty();
    return new Pause(
        at,
        steps.shown(step.name()),
        number,
        names.counted() ? OptionalInt.of(all.size()) : OptionalInt.empty(),
        step.part().line(),
        step.planned().map(script::text).orElse(List.of()),
        last.map(Met::name).map(steps::shown),
        Optional.empty(),
        steps.session(),
        steps.given(),
        host -> script.engine().beside(host, steps.script()),
        () -> watch.stopped().isPresent());
  }

  /**
   * Takes back how {@code step} went, so that it can run again, and goes on with the new text of
   * the file where there is one.
   *
   * @return why it cannot; then nothing was taken back
   */
  private Optional<Problem> taken(Optional<Met> step) {
    if (step.isEmpty()) {
      return Optional.of(Problem.usage("no step has run yet", "/next runs this one"));
    }
    Optional<Replaced> newer;
    try {
      newer = script.newer(step.get().name(), step.get().planned(), steps::say);
    } catch (Problem notToBeRead) {
      return Optional.of(notToBeRead);
    }
    results.takeBack(step.get().part());
    runner.forgive();
    if (newer.isPresent()) {
      script.goOn(newer.get());
      int before = runs.getOrDefault(step.get().name(), 0);
      runs.put(newer.get().step(), before);
      course.runNext();
      throw newer.get();
    }
    return Optional.empty();
  }
}
