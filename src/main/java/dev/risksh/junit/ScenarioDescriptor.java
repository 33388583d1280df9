package dev.risksh.junit;

import dev.risksh.console.Problem;
import dev.risksh.console.World;
import dev.risksh.groovy.PlannedStep;
import dev.risksh.scenario.Scenario;
import java.io.File;
import java.util.Optional;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;

/** A script, with a test for each of its steps that is known beforehand. */
final class ScenarioDescriptor extends AbstractTestDescriptor {
  static final String SEGMENT = "scenario";

  private final String script;
  private final File file;
  private Optional<Problem> problem = Optional.empty();

  ScenarioDescriptor(UniqueId parent, World world, String script) {
    super(parent.append(SEGMENT, script), script, FileSource.from(world.path(script).toFile()));
    this.script = script;
    file = world.path(script).toFile();
    try {
      for (PlannedStep step : Scenario.plan(world, script).steps()) {
        if (step.fixed()) {
          addChild(step(step.name(), Optional.of(step.firstLine())));
        }
      }
    } catch (Problem wrong) {
      problem = Optional.of(wrong);
    }
  }

  String script() {
    return script;
  }

  /** Why it cannot be run at all. */
  Optional<Problem> problem() {
    return problem;
  }

  /** The test for the step of that name, where there is one yet. */
  Optional<TestDescriptor> step(String name) {
    UniqueId id = StepDescriptor.id(this, name);
    return getChildren().stream()
        .<TestDescriptor>map(child -> child)
        .filter(child -> child.getUniqueId().equals(id))
        .findFirst();
  }

  /** A new one. */
  TestDescriptor step(String name, Optional<Integer> line) {
    return new StepDescriptor(
        this,
        name,
        line.map(number -> FileSource.from(file, FilePosition.from(number)))
            .orElseGet(() -> FileSource.from(file)));
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }

  /** A script may make steps in a loop. */
  @Override
  public boolean mayRegisterTests() {
    return true;
  }

  /** A step, setup or cleanup. */
  private static final class StepDescriptor extends AbstractTestDescriptor {
    StepDescriptor(TestDescriptor scenario, String name, FileSource source) {
      super(id(scenario, name), name, source);
    }

    static UniqueId id(TestDescriptor scenario, String name) {
      return scenario.getUniqueId().append("step", name);
    }

    @Override
    public Type getType() {
      return Type.TEST;
    }
  }
}
