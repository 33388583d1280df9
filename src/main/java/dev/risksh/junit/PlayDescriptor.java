package dev.risksh.junit;

import dev.risksh.groovy.PlannedStep;
import dev.risksh.groovy.StepWord;
import dev.risksh.scenario.Play;
import dev.risksh.session.SessionOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;

/**
 * A scenario with a test for each of its steps: a script, or a script with a row of data. A filter
 * may take away some of them; those are not run.
 */
final class PlayDescriptor extends Branch {
  private final ScriptName script;
  private final Play play;
  private final SessionOptions session;
  private final Set<TestTag> tags;
  private final Map<PlannedStep, TestDescriptor> planned = new LinkedHashMap<>();

  /**
   * @param session how its session is opened
   * @param tags of all its steps, beside their own
   */
  PlayDescriptor(
      UniqueId id, ScriptName script, Play play, SessionOptions session, Set<TestTag> tags) {
    super(id, play.row().orElse(script.shown()), FileSource.from(script.file()));
    this.script = script;
    this.play = play;
    this.session = session;
    this.tags = Set.copyOf(tags);
    for (PlannedStep step : play.plan().steps()) {
      FileSource source = source(Optional.of(step.firstLine()));
      StepDescriptor child =
          step.fixed()
              ? StepDescriptor.step(this, step.name(), this, source, tags(step.tags()))
              : StepDescriptor.place(step.name(), this, source, tags(step.tags()));
      addChild(child);
      planned.put(step, child);
    }
  }

  ScriptName script() {
    return script;
  }

  SessionOptions session() {
    return session;
  }

  /** Before the name of a step: {@code high-risk [first row]}. */
  String brief() {
    return script.brief() + play.row().map(row -> " [" + row + "]").orElse("");
  }

  Play play() {
    return play;
  }

  boolean isFilteredOut(PlannedStep step) {
    return test(step).getParent().isEmpty();
  }

  /** The test for a step of the script, or the place of several. */
  TestDescriptor test(PlannedStep step) {
    return planned.get(step);
  }

  /** The test for a step that was known beforehand, unless a filter has taken it away. */
  Optional<TestDescriptor> test(String name) {
    return planned.keySet().stream()
        .filter(step -> step.name().equals(name) && !isFilteredOut(step))
        .map(this::test)
        .findFirst();
  }

  @Override
  boolean isWorthRunning() {
    return planned.keySet().stream().noneMatch(PlayDescriptor::isStep)
        || planned.keySet().stream().anyMatch(step -> isStep(step) && !isFilteredOut(step));
  }

  private static boolean isStep(PlannedStep step) {
    return step.word() == StepWord.STEP;
  }

  /** What it does between its steps may fail, too. */
  @Override
  public boolean mayRegisterTests() {
    return true;
  }

  @Override
  public Set<TestTag> getTags() {
    return tags;
  }

  FileSource source(Optional<Integer> line) {
    return line.map(number -> FileSource.from(script.file(), FilePosition.from(number)))
        .orElseGet(() -> FileSource.from(script.file()));
  }

  Set<TestTag> tags(Set<String> own) {
    return Stream.concat(tags.stream(), own.stream().filter(TestTag::isValid).map(TestTag::create))
        .collect(Collectors.toUnmodifiableSet());
  }
}
