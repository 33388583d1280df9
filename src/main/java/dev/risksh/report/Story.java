package dev.risksh.report;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Refused;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepResult;
import dev.risksh.view.Complaints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What went wrong, in the words that the terminal has for it. */
final class Story {
  private static final Complaints COMPLAINTS = new Complaints(Style.plain(), "risksh ");

  private Story() {}

  /** The first line of what a problem says, which may be a drawing of an assertion. */
  static String headline(Problem problem) {
    return problem.getMessage().lines().findFirst().orElse("");
  }

  /** Where in the script, the last call, why, and what to do; the power-assert above it. */
  static List<String> lines(ScenarioResult scenario, StepResult step) {
    List<String> lines = new ArrayList<>();
    step.problem().ifPresent(problem -> lines.addAll(COMPLAINTS.lines(problem, step.why())));
    place(scenario, step).ifPresent(place -> lines.add("  at:   " + place));
    step.failedAbout().ifPresent(call -> lines.add("  call: " + call));
    return lines;
  }

  /** {@code scripts/first-signal.groovy:12}. */
  static Optional<String> place(ScenarioResult scenario, StepResult step) {
    return step.line().isPresent()
        ? Optional.of(scenario.file() + ":" + step.line().getAsInt())
        : Optional.empty();
  }

  /** Most likely what the step failed about. */
  static Optional<Exchange> lastCall(StepResult step) {
    List<Exchange> calls = step.exchanges();
    boolean toldByIt = step.problem().filter(Story::isOfACall).isPresent();
    return toldByIt && !calls.isEmpty()
        ? Optional.of(calls.get(calls.size() - 1))
        : step.failedAbout();
  }

  private static boolean isOfACall(Problem problem) {
    return problem instanceof Refused || problem.exitCode() == ExitCode.UNREACHABLE;
  }

  /** Why a scenario failed where none of its steps says it: it does not compile. */
  static Optional<Problem> beyondSteps(ScenarioResult scenario) {
    return scenario.steps().stream().anyMatch(StepResult::failed)
        ? Optional.empty()
        : scenario.problem();
  }

  /** Whether a check did not hold, and not something stood in its way. */
  static boolean isCheck(Problem problem) {
    return problem.exitCode() == ExitCode.FAILED;
  }
}
