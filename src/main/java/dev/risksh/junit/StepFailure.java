package dev.risksh.junit;

import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.okta.Refused;
import dev.risksh.scenario.StepResult;
import dev.risksh.view.CallLines;
import dev.risksh.view.Complaints;
import java.util.ArrayList;
import java.util.List;

/** Why a step failed, for a test report: in words, and as the line of the script. */
final class StepFailure extends AssertionError {
  private static final long serialVersionUID = 1L;

  private StepFailure(String message, StackTraceElement[] where) {
    super(message, null);
    setStackTrace(where);
  }

  static StepFailure of(StepResult step, String script) {
    List<String> lines = new ArrayList<>();
    step.problem()
        .ifPresent(
            problem -> lines.addAll(new Complaints(Style.plain(), "/").lines(problem, step.why())));
    boolean told = step.problem().filter(Refused.class::isInstance).isPresent();
    if (!told && !step.exchanges().isEmpty()) {
      int last = step.exchanges().size() - 1;
      lines.addAll(new CallLines(Style.plain()).lines(step.exchanges().get(last)));
    }
    String name = script.substring(script.lastIndexOf('/') + 1);
    StackTraceElement[] where =
        step.line().stream()
            .mapToObj(line -> new StackTraceElement(script, step.name(), name, line))
            .toArray(StackTraceElement[]::new);
    return new StepFailure(String.join("\n", lines), where);
  }

  static StepFailure of(Problem problem) {
    return new StepFailure(
        String.join("\n", new Complaints(Style.plain(), "/").lines(problem)),
        new StackTraceElement[0]);
  }

  /** The words say it. */
  @Override
  public String toString() {
    return getMessage();
  }
}
