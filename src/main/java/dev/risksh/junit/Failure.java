package dev.risksh.junit;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.scenario.StepResult;
import dev.risksh.view.CallLines;
import dev.risksh.view.Complaints;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Why a step failed, for a test report: in words, and as the line of the script. What was checked
 * and is not so is a failure, all else an error, as the reports of a run have it.
 */
final class Failure {
  /** What {@code risksh run} calls {@code --param NAME=…} is {@code risksh.param.NAME=…} here. */
  private static final Pattern PARAM = Pattern.compile("--param (?=[\\w.-]+=)");

  private static final Pattern WITH_VALUE = Pattern.compile("--(data|env) (?=[A-Z])");
  private static final Pattern OPTION =
      Pattern.compile("--(?=(?:data|env|param|step-timeout|timeout)\\b)");

  private Failure() {}

  /**
   * @param cleared takes secrets out of a text
   */
  static Throwable of(StepResult step, ScriptName script, UnaryOperator<String> cleared) {
    List<String> lines = new ArrayList<>();
    Problem problem = step.problem().orElseThrow();
    lines.addAll(new Complaints(Style.plain(), "/").lines(problem, step.why()));
    step.failedAbout().ifPresent(call -> lines.addAll(new CallLines(Style.plain()).lines(call)));
    StackTraceElement[] where =
        step.line().stream()
            .mapToObj(
                line ->
                    new StackTraceElement(
                        script.text(), cleared.apply(step.name()), script.file().getName(), line))
            .toArray(StackTraceElement[]::new);
    return of(problem, lines.stream().map(cleared).toList(), where);
  }

  static Throwable of(Problem problem) {
    return of(problem, new Complaints(Style.plain(), "/").lines(problem), new StackTraceElement[0]);
  }

  private static Throwable of(Problem problem, List<String> lines, StackTraceElement[] where) {
    String message = inBuild(String.join("\n", lines));
    Throwable failure =
        problem.exitCode() == ExitCode.FAILED ? new CheckFailed(message) : new StepError(message);
    failure.setStackTrace(where);
    return failure;
  }

  /** Names what can be set as it is set in a build. */
  static String inBuild(String text) {
    String params = PARAM.matcher(text).replaceAll("risksh.param.");
    String values = WITH_VALUE.matcher(params).replaceAll("risksh.$1=");
    return OPTION.matcher(values).replaceAll("risksh.");
  }
}
