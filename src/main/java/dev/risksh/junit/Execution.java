package dev.risksh.junit;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import dev.risksh.groovy.PlannedStep;
import dev.risksh.okta.Exchange;
import dev.risksh.report.Clearance;
import dev.risksh.scenario.Choice;
import dev.risksh.scenario.Limits;
import dev.risksh.scenario.Scenario;
import dev.risksh.scenario.ScenarioListener;
import dev.risksh.scenario.StepKind;
import dev.risksh.scenario.StepResult;
import dev.risksh.scenario.StepStatus;
import dev.risksh.view.CallLines;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;

/** Runs one scenario, and tells JUnit of each of its steps. */
final class Execution implements ScenarioListener, Choice {
  private static final CallLines CALLS = new CallLines(Style.plain());

  private final PlayDescriptor play;
  private final EngineExecutionListener junit;
  private final World world;

  /** A test report is handed on as any other. */
  private final Clearance clearance;

  /** Where the steps stand in the script that it has come to. */
  private final Map<String, PlannedStep> known = new HashMap<>();

  private final Map<String, TestDescriptor> tests = new HashMap<>();
  private final Set<TestDescriptor> started = new LinkedHashSet<>();
  private final Set<TestDescriptor> ended = new HashSet<>();

  Execution(PlayDescriptor play, EngineExecutionListener junit, World world) {
    this.play = play;
    this.junit = junit;
    this.world = world;
    clearance = new Clearance(play.session().masks());
  }

  /**
   * Runs it to its end, whatever happens.
   *
   * @return whether it was interrupted, and so no other is wanted
   */
  boolean run(Limits limits) {
    junit.executionStarted(play);
    TestExecutionResult result = TestExecutionResult.successful();
    boolean interrupted = false;
    try {
      interrupted =
          new Scenario(world, play.session(), Style.plain(), this, limits)
                  .run(play.play().choosing(this))
                  .exitCode()
              == ExitCode.INTERRUPTED;
    } catch (Problem notRun) {
      result = TestExecutionResult.failed(Failure.of(play.session().masks().problem(notRun)));
    } catch (RuntimeException bug) {
      result = TestExecutionResult.failed(bug);
    }
    endAll(play);
    junit.executionFinished(play, result);
    return interrupted;
  }

  /** What has no end yet: places of steps, and steps that the script did not come to. */
  private void endAll(TestDescriptor parent) {
    for (TestDescriptor child : List.copyOf(parent.getChildren())) {
      endAll(child);
      if (ended.contains(child)) {
        continue;
      }
      if (started.contains(child)) {
        junit.executionFinished(child, TestExecutionResult.successful());
      } else {
        junit.executionSkipped(child, "not run: the script did not come to it");
      }
    }
  }

  @Override
  public Optional<String> leftOut(String name, Set<String> tags, Optional<PlannedStep> planned) {
    planned.ifPresent(step -> known.put(name, step));
    return isFilteredOut(name) ? Optional.of("taken away by a filter") : Optional.empty();
  }

  @Override
  public Optional<String> note(Collection<String> leftOut) {
    return Optional.of(
        TerminalSafe.line("a filter took away '" + String.join("', '", leftOut) + "'"));
  }

  private boolean isFilteredOut(String name) {
    return Optional.ofNullable(known.get(name)).filter(play::isFilteredOut).isPresent();
  }

  @Override
  public void stepBegins(String name) {
    start(test(name, Optional.empty()));
  }

  private TestDescriptor start(TestDescriptor test) {
    if (started.add(test)) {
      junit.executionStarted(test);
    }
    return test;
  }

  private TestDescriptor test(String name, Optional<Integer> line) {
    TestDescriptor test = tests.get(name);
    if (test == null) {
      test = play.test(name).orElseGet(() -> met(name, line));
      tests.put(name, test);
    }
    return test;
  }

  /** A step whose name was computed, or what a filter has taken away and runs nevertheless. */
  private TestDescriptor met(String name, Optional<Integer> line) {
    Optional<PlannedStep> step = Optional.ofNullable(known.get(name));
    TestDescriptor parent = step.map(play::test).map(this::start).orElse(play);
    StepDescriptor fresh =
        StepDescriptor.step(
            parent,
            clearance.text(name),
            play,
            play.source(line.or(() -> step.map(PlannedStep::firstLine))),
            play.tags(step.map(PlannedStep::tags).orElse(Set.of())));
    parent.addChild(fresh);
    junit.dynamicTestRegistered(fresh);
    return fresh;
  }

  @Override
  public void ended(StepResult result) {
    // Its calls may tell of a secret that is in its own text.
    clearance.of(result);
    boolean onlySaidSomething = result.kind() == StepKind.OUTSIDE && result.passed();
    if (onlySaidSomething) {
      print(result);
    }
    if (onlySaidSomething || isFilteredOut(result.name())) {
      return;
    }
    Optional<Integer> line = result.line().stream().boxed().findFirst();
    TestDescriptor test = test(result.name(), line);
    switch (result.status()) {
      case PASSED -> finish(test, result, TestExecutionResult.successful());
      case FAILED -> {
        Throwable failure = Failure.of(result, play.script(), clearance::text);
        finish(start(test), result, TestExecutionResult.failed(failure));
      }
      case SKIPPED, NOT_RUN -> leaveOut(test, result);
    }
  }

  private void leaveOut(TestDescriptor test, StepResult result) {
    String why = clearance.text(result.reason().orElse(""));
    String told = result.status() == StepStatus.NOT_RUN ? "not run: " + why : why;
    if (started.contains(test)) {
      // It found out by itself that there was nothing to do.
      finish(test, result, TestExecutionResult.aborted(new LeftOut(told)));
    } else {
      ended.add(test);
      junit.executionSkipped(test, told);
    }
  }

  private void finish(TestDescriptor test, StepResult result, TestExecutionResult how) {
    print(result);
    for (Exchange call : result.exchanges()) {
      String line = CALLS.lines(call).get(0).replaceFirst("^ *call: *", "");
      junit.reportingEntryPublished(test, ReportEntry.from("call", clearance.text(line)));
    }
    ended.add(test);
    junit.executionFinished(test, how);
  }

  /** Build tools take what is printed as the output of the test that is running. */
  private void print(StepResult result) {
    result.details().stream().map(clearance::text).forEach(world.out()::println);
  }

  /** Why a step ended before its end. */
  private static final class LeftOut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeftOut(String reason) {
      super(reason, null, false, false);
    }

    /** The words say it. */
    @Override
    public String toString() {
      return getMessage();
    }
  }
}
