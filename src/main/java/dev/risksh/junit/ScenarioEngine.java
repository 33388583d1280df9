package dev.risksh.junit;

import dev.risksh.console.Interrupts;
import dev.risksh.console.World;
import java.util.List;
import java.util.Map;
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
  /** What parts of ids are called: {@code [scenario:high-risk.groovy]/[row:#2]}. */
  static final String SCENARIO = "scenario";

  static final String ROW = "row";

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
    Settings settings = new Settings(request.getConfigurationParameters(), Optional.empty());
    Map<Optional<Class<?>>, Discovery.Meant> meant =
        new Discovery(here, request).meant(id, settings.scripts());
    if (!meant.isEmpty()) {
      Planting planting = new Planting(here);
      meant.forEach((type, some) -> plant(planting, engine, type, some, settings));
    }
    return engine;
  }

  private static void plant(
      Planting planting,
      TestDescriptor engine,
      Optional<Class<?>> type,
      Discovery.Meant meant,
      Settings settings) {
    if (type.isEmpty()) {
      planting.plant(engine, settings, meant);
      return;
    }
    ClassDescriptor parent = new ClassDescriptor(engine.getUniqueId(), type.get());
    engine.addChild(parent);
    planting.plant(parent, settings.of(type.get()), meant);
  }

  @Override
  public void execute(ExecutionRequest request) {
    Settings settings = new Settings(request.getConfigurationParameters(), Optional.empty());
    try (Stopping stopping = new Stopping(request)) {
      execute(
          request.getRootTestDescriptor(),
          request.getEngineExecutionListener(),
          settings,
          stopping);
    }
  }

  private void execute(
      TestDescriptor one, EngineExecutionListener listener, Settings settings, Stopping stopping) {
    if (stopping.isWanted()) {
      listener.executionSkipped(one, "the run was ended");
    } else if (one instanceof PlayDescriptor play) {
      if (new Execution(play, listener, world.get()).run(settings.limits())) {
        stopping.wish();
      }
    } else if (one instanceof BrokenDescriptor broken) {
      listener.executionStarted(one);
      listener.executionFinished(one, TestExecutionResult.failed(Failure.of(broken.problem())));
    } else {
      listener.executionStarted(one);
      List.copyOf(one.getChildren()).forEach(child -> execute(child, listener, settings, stopping));
      listener.executionFinished(one, TestExecutionResult.successful());
    }
  }
}
