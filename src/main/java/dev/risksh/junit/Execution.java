package dev.risksh.junit;

import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.World;
import dev.risksh.scenario.Scenario;
import dev.risksh.scenario.ScenarioListener;
import dev.risksh.scenario.StepKind;
import dev.risksh.scenario.StepResult;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;

/** Runs one scenario, and tells JUnit of each of its steps. */
final class Execution implements ScenarioListener {
  private final ScenarioDescriptor scenario;
  private final EngineExecutionListener junit;
  private final Set<TestDescriptor> started = new HashSet<>();

  Execution(ScenarioDescriptor scenario, EngineExecutionListener junit) {
    this.scenario = scenario;
    this.junit = junit;
  }

  void run(World world, Settings settings) {
    junit.executionStarted(scenario);
    TestExecutionResult result = TestExecutionResult.successful();
    try {
      if (scenario.problem().isPresent()) {
        throw scenario.problem().get();
      }
      new Scenario(world, settings.session(), Style.plain(), this, settings.limits())
          .run(scenario.script());
    } catch (Problem notRun) {
      result = TestExecutionResult.failed(StepFailure.of(notRun));
    }
    junit.executionFinished(scenario, result);
  }

  @Override
  public void stepBegins(String name) {
    start(step(name, Optional.empty()));
  }

  private TestDescriptor start(TestDescriptor step) {
    if (started.add(step)) {
      junit.executionStarted(step);
    }
    return step;
  }

  private TestDescriptor step(String name, Optional<Integer> line) {
    return scenario.step(name).orElseGet(() -> met(name, line));
  }

  private TestDescriptor met(String name, Optional<Integer> line) {
    TestDescriptor fresh = scenario.step(name, line);
    scenario.addChild(fresh);
    junit.dynamicTestRegistered(fresh);
    return fresh;
  }

  @Override
  public void ended(StepResult result) {
    if (result.kind() == StepKind.OUTSIDE && result.passed()) {
      // Only what a script said between its steps.
      return;
    }
    Optional<Integer> line = result.line().stream().boxed().findFirst();
    TestDescriptor step = step(result.name(), line);
    switch (result.status()) {
      case PASSED -> finish(step, result, TestExecutionResult.successful());
      case FAILED -> {
        StepFailure failure = StepFailure.of(result, scenario.script());
        finish(start(step), result, TestExecutionResult.failed(failure));
      }
      case SKIPPED, NOT_RUN -> leftOut(step, result);
    }
  }

  private void leftOut(TestDescriptor step, StepResult result) {
    String why = result.status().word() + ": " + result.reason().orElse("");
    if (started.contains(step)) {
      // It found out by itself that there was nothing to do.
      finish(step, result, TestExecutionResult.aborted(new LeftOut(why)));
    } else {
      junit.executionSkipped(step, why);
    }
  }

  private void finish(TestDescriptor step, StepResult result, TestExecutionResult how) {
    if (!result.details().isEmpty()) {
      String details = String.join("\n", result.details());
      junit.reportingEntryPublished(step, ReportEntry.from("risksh", details));
    }
    junit.executionFinished(step, how);
  }

  /** Why a step ended before its end. */
  private static final class LeftOut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeftOut(String reason) {
      super(reason, null, false, false);
    }
  }
}
