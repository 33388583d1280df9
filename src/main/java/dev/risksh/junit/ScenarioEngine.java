package dev.risksh.junit;

import dev.risksh.console.Interrupts;
import dev.risksh.console.World;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.platform.engine.EngineDiscoveryRequest;
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
    for (String script : new Discovery(here, request, settings).scripts(id)) {
      engine.addChild(new ScenarioDescriptor(id, here, script));
    }
    return engine;
  }

  @Override
  public void execute(ExecutionRequest request) {
    TestDescriptor engine = request.getRootTestDescriptor();
    Settings settings = new Settings(request.getConfigurationParameters());
    request.getEngineExecutionListener().executionStarted(engine);
    for (TestDescriptor child : engine.getChildren()) {
      new Execution((ScenarioDescriptor) child, request.getEngineExecutionListener())
          .run(world.get(), settings);
    }
    request
        .getEngineExecutionListener()
        .executionFinished(engine, TestExecutionResult.successful());
  }
}
