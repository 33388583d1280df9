package dev.risksh.scenario;

import dev.risksh.console.Problem;
import dev.risksh.groovy.GroovyEngine;
import dev.risksh.groovy.Plan;
import dev.risksh.groovy.PlannedStep;
import dev.risksh.groovy.ScenarioCode;
import dev.risksh.groovy.StepWord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The text of a script as it runs, and the newer one when the file is edited at a pause. */
final class EditedScript {
  private final Supplier<ScriptFile> reading;
  private ScriptFile file;
  private GroovyEngine engine;

  /**
   * @param reading reads the file anew
   */
  EditedScript(ScriptFile file, Supplier<ScriptFile> reading) {
    this.file = file;
    this.reading = reading;
  }

  void connect(GroovyEngine newEngine) {
    engine = newEngine;
  }

  GroovyEngine engine() {
    return engine;
  }

  Plan plan() {
    return file.code().plan();
  }

  /** The lines of {@code step}. */
  List<String> text(PlannedStep step) {
    return text(step.firstLine(), step.lastLine());
  }

  List<String> text(int firstLine, int lastLine) {
    return file.source().lines().skip(firstLine - 1L).limit(lastLine - firstLine + 1L).toList();
  }

  /**
   * Where those lines begin that stand between the steps and lead to {@code line}; empty where a
   * step would run again with them.
   *
   * @param last the step above them
   */
  OptionalInt behind(Optional<PlannedStep> last, int line) {
    OptionalInt first =
        GroovyEngine.lineBehind(
            file.source(), file.name(), last.map(PlannedStep::firstLine).orElse(0));
    return first.isPresent() && first.getAsInt() <= line ? first : OptionalInt.empty();
  }

  /**
   * The script from behind the step {@code last} on, be the file edited or not.
   *
   * @throws Problem when the file cannot be read, does not compile or has no such step
   */
  Replaced newerBehind(Optional<PlannedStep> last) {
    ScriptFile now = reading.get();
    int line = last.map(step -> target(step, now).firstLine()).orElse(0);
    ScenarioCode code =
        GroovyEngine.compileBehind(now.source(), now.name(), line)
            .orElseThrow(
                () ->
                    Problem.badInput(
                        "'" + last.map(PlannedStep::name).orElse("") + "' now stands in a method",
                        "put it back, or /stop"));
    int first = GroovyEngine.lineBehind(now.source(), now.name(), line).orElse(line + 1);
    return new Replaced(engine.load(code), now, first);
  }

  private PlannedStep target(PlannedStep step, ScriptFile now) {
    return target(step.name(), Optional.of(step), now.code().plan())
        .orElseThrow(
            () ->
                Problem.badInput(
                    "there is no step '" + step.name() + "' in the file any more",
                    "give it its name again, or /stop"));
  }

  /** From now on this is the text. */
  void goOn(Replaced newer) {
    file = newer.file();
  }

  /**
   * The script from {@code name} on, where the file was edited.
   *
   * @param planned where that step stands in the text as it runs
   * @param say told why a step cannot be taken from the new text
   * @throws Problem when the file cannot be read, does not compile or has no such step
   */
  Optional<Replaced> newer(String name, Optional<PlannedStep> planned, Consumer<String> say) {
    ScriptFile now = reading.get();
    if (now.source().equals(file.source())) {
      return Optional.empty();
    }
    PlannedStep target =
        target(name, planned, now.code().plan())
            .orElseThrow(
                () ->
                    Problem.badInput(
                        "there is no step '" + name + "' in the file any more",
                        "give it its name again, or /skip it"));
    int line = target.firstLine();
    Optional<ScenarioCode> code = GroovyEngine.compileFrom(now.source(), now.name(), line);
    if (code.isEmpty()) {
      say.accept("the text from before: a step within a loop or a method cannot be taken anew");
    }
    return code.map(engine::load).map(script -> new Replaced(script, now, line));
  }

  /** By its name; a step that has another name now stands where the one before it stood. */
  private Optional<PlannedStep> target(String name, Optional<PlannedStep> planned, Plan now) {
    Optional<PlannedStep> named = now.named(name);
    if (named.isPresent() || planned.isEmpty()) {
      return named;
    }
    StepWord word = planned.get().word();
    int place = of(word, plan()).indexOf(planned.get());
    return of(word, now).stream()
        .skip(Math.max(0, place))
        .findFirst()
        .filter(found -> plan().named(found.name()).isEmpty());
  }

  private static List<PlannedStep> of(StepWord word, Plan plan) {
    return plan.steps().stream().filter(step -> step.word() == word).toList();
  }
}
