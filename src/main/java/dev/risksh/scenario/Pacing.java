package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.groovy.CompiledScript;
import dev.risksh.groovy.GroovyEngine;
import dev.risksh.groovy.Plan;
import dev.risksh.groovy.PlannedStep;
import dev.risksh.groovy.ScenarioCode;
import dev.risksh.groovy.StepWord;
import groovy.lang.Closure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Takes a scenario from step to step, as is decided at each pause. */
final class Pacing {
  private final Steps steps;
  private final Stepping wishes;
  private final Course course;
  private final Supplier<ScriptFile> reading;
  private final Map<String, Integer> runs = new HashMap<>();
  private ScriptFile file;
  private GroovyEngine engine;
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

  /** Ends the script where it is, to go on with its new text. */
  static final class Replaced extends Error {
    private static final long serialVersionUID = 1L;

    private final transient CompiledScript script;
    private final transient ScriptFile file;
    private final transient int line;

    Replaced(CompiledScript script, ScriptFile file, int line) {
      super("the script has a new text", null, false, false);
      this.script = script;
      this.file = file;
      this.line = line;
    }

    CompiledScript script() {
      return script;
    }

    ScriptFile file() {
      return file;
    }

    /** Where the step stands that it goes on with. */
    int line() {
      return line;
    }
  }

  /**
   * @param reading reads the file anew
   * @throws Problem when a step is named that the file does not have
   */
  Pacing(Steps steps, Stepping wishes, ScriptFile file, Supplier<ScriptFile> reading) {
    this.steps = steps;
    this.wishes = wishes;
    this.file = file;
    this.reading = reading;
    course = new Course(wishes, file.code().plan());
  }

  void connect(GroovyEngine newEngine) {
    engine = newEngine;
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
        steps.leaveOut(part, StepStatus.SKIPPED, "as was decided at the pause");
        return null;
      }
      if (decision == Decision.STOP) {
        course.stop("before '" + step.name() + "'");
        steps.leaveOut(part, StepStatus.NOT_RUN, course.endedBy().orElseThrow());
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
        return steps.play(step.part(), step.body());
      } catch (Steps.StepFailed failed) {
        if (!course.pausesAtFailure() && !isInterrupted(failed)) {
          throw failed;
        }
        if (decideOnFailure(step) == Decision.STOP) {
          course.stop("after '" + step.name() + "' had failed");
          throw failed;
        }
        if (!steps.hasFailed(step.part())) {
          continue;
        }
        steps.forgive();
        return null;
      }
    }
  }

  /** Somebody who can be asked wants to look at what took so long. */
  private boolean isInterrupted(Steps.StepFailed failed) {
    return wishes.pauses() && failed.problem().exitCode() == ExitCode.INTERRUPTED;
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

  private Decision ask(Pause pause) {
    int before = steps.lastExchange();
    steps.watch().pause();
    paused = true;
    try {
      return wishes.stepper().orElseThrow().decide(pause);
    } finally {
      paused = false;
      steps.watch().resume();
      int made = steps.lastExchange() - before;
      if (made > 0) {
        steps.say(made + (made == 1 ? " call was" : " calls were") + " made at the pause");
      }
    }
  }

  private Pause pause(Pause.At at, Met step) {
    StepNames names = new StepNames(file.code().plan());
    List<PlannedStep> all = names.steps();
    int place = step.planned().map(all::indexOf).orElse(-1) + 1;
    boolean counted = names.counted() && place > 0;
    boolean numbered = at != Pause.At.END && step.part().kind() == StepKind.STEP;
    OptionalInt number =
        numbered ? OptionalInt.of(counted ? place : steps.stepsBefore() + 1) : OptionalInt.empty();
    return new Pause(
        at,
        step.name(),
        number,
        names.counted() ? OptionalInt.of(all.size()) : OptionalInt.empty(),
        step.part().line(),
        step.planned().map(this::text).orElse(List.of()),
        last.map(Met::name),
        Optional.empty(),
        steps.session(),
        host -> engine.beside(host, steps.script()),
        () -> steps.watch().stopped().isPresent());
  }

  private List<String> text(PlannedStep step) {
    return file.source()
        .lines()
        .skip(step.firstLine() - 1L)
        .limit(step.lastLine() - step.firstLine() + 1L)
        .toList();
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
    Optional<Replaced> replaced;
    try {
      ScriptFile now = reading.get();
      replaced = now.source().equals(file.source()) ? Optional.empty() : replaced(step.get(), now);
    } catch (Problem notToBeRead) {
      return Optional.of(notToBeRead);
    }
    steps.takeBack(step.get().part());
    replaced.ifPresent(
        script -> {
          file = script.file();
          runs.merge(nameAt(script.line()), runs.getOrDefault(step.get().name(), 0), (a, b) -> b);
          course.runNext();
          throw script;
        });
    return Optional.empty();
  }

  private String nameAt(int line) {
    return file.code().plan().steps().stream()
        .filter(step -> step.firstLine() == line)
        .map(PlannedStep::name)
        .findFirst()
        .orElse("");
  }

  private Optional<Replaced> replaced(Met step, ScriptFile now) {
    PlannedStep target =
        target(step, now.code().plan())
            .orElseThrow(
                () ->
                    Problem.badInput(
                        "there is no step '" + step.name() + "' in the file any more",
                        "give it its name again, or /skip it"));
    Optional<ScenarioCode> code =
        GroovyEngine.compileFrom(now.source(), now.name(), target.firstLine());
    if (code.isEmpty()) {
      steps.say("the text from before: a step within a loop or a method cannot be taken anew");
    }
    return code.map(engine::load).map(script -> new Replaced(script, now, target.firstLine()));
  }

  /** By its name; a step that has another name now stands where the one before it stood. */
  private Optional<PlannedStep> target(Met step, Plan now) {
    Optional<PlannedStep> named = now.named(step.name());
    if (named.isPresent() || step.planned().isEmpty()) {
      return named;
    }
    StepWord word = step.planned().get().word();
    int place = of(word, file.code().plan()).indexOf(step.planned().get());
    return of(word, now).stream()
        .skip(Math.max(0, place))
        .findFirst()
        .filter(found -> file.code().plan().named(found.name()).isEmpty());
  }

  private static List<PlannedStep> of(StepWord word, Plan plan) {
    return plan.steps().stream().filter(step -> step.word() == word).toList();
  }
}
