package dev.risksh.junit;

import dev.risksh.console.Interrupts;
import dev.risksh.console.World;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/** Runs scenarios under JUnit: each script is a container, each step a test. */
public final class ScenarioEngine implements TestEngine {
  private final Supplier<World> world;

  /** Found by JUnit, which makes it in every build that has risksh among its tests. */
  public ScenarioEngine() {
    this(() -> World.real().interrupted(Interrupts.ELSEWHERE));
  }

  ScenarioEngine(Supplier<World> world) {
    this.world = world;
  }

  @Override
  public String getId() {
    return "risksh";
  }

  @Override
  public Optional<String> getGroupId() {
    return Optional.of("dev.risksh");
  }

  @Override
  public Optional<String> getArtifactId() {
    return Optional.of("risksh");
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    EngineDescriptor engine = new EngineDescriptor(id, "risksh scenarios");
    World here = world.get();
    Settings settings = new Settings(request.getConfigurationParameters());
    new Discovery(here, request, settings)
        .scripts(id)
        .forEach(
            (className, scripts) -> {
              TestDescriptor parent = engine;
              if (!className.isEmpty()) {
                parent = new ClassDescriptor(id, className);
                engine.addChild(parent);
              }
              for (String script : scripts) {
                parent.addChild(new ScenarioDescriptor(parent.getUniqueId(), here, script));
              }
            });
    return engine;
  }

  @Override
  public void execute(ExecutionRequest request) {
    TestDescriptor engine = request.getRootTestDescriptor();
    Settings settings = new Settings(request.getConfigurationParameters());
    execute(engine, request.getEngineExecutionListener(), settings);
  }

  private void execute(TestDescriptor one, EngineExecutionListener listener, Settings settings) {
    if (one instanceof ScenarioDescriptor scenario) {
      new Execution(scenario, listener).run(world.get(), settings);
      return;
    }
    listener.executionStarted(one);
    one.getChildren().forEach(child -> execute(child, listener, settings));
    listener.executionFinished(one, TestExecutionResult.successful());
  }
}
