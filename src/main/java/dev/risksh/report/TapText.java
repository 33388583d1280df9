package dev.risksh.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.scenario.Attempts;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepResult;
import java.util.List;
import java.util.Optional;

/**
 * A run in the Test Anything Protocol, version 14: a subtest for each scenario, its last attempt.
 */
final class TapText {
  private final StringBuilder text = new StringBuilder();

  private TapText() {}

  static String of(RunResult run) {
    TapText made = new TapText();
    made.write(run);
    return made.text.toString();
  }

  private void write(RunResult run) {
    line("", "TAP version 14");
    line("", "1.." + (run.lastAttempts().size() + run.notBegun().size()));
    int number = 0;
    Attempts attempts = new Attempts(run);
    for (ScenarioResult scenario : run.lastAttempts()) {
      write(scenario);
      line("", point(scenario.passed(), ++number, scenario.name()));
      String tried = scenario.isFlaky() ? attempts.flaky(scenario) : attempts.told(scenario);
      if (!tried.isEmpty()) {
        line("", "# " + tried);
      }
      Story.beyondSteps(scenario).ifPresent(problem -> diagnosis("", problem, Optional.empty()));
    }
    for (String name : run.notBegun()) {
      line("", point(true, ++number, name) + " # SKIP the run had ended before");
    }
    if (run.exitCode() == ExitCode.INTERRUPTED) {
      line("", "Bail out! interrupted");
    }
  }

  private void write(ScenarioResult scenario) {
    line("", "# Subtest: " + described(scenario.name()));
    String indent = "    ";
    int number = 0;
    for (StepResult step : scenario.steps()) {
      boolean left = !step.passed() && !step.failed();
      String skip = left ? " # SKIP " + described(step.reason().orElse(step.status().word())) : "";
      line(indent, point(!step.failed(), ++number, step.title()) + skip);
      step.problem().ifPresent(problem -> diagnosis(indent, problem, Story.place(scenario, step)));
      step.details().stream()
          .flatMap(String::lines)
          .forEach(detail -> line(indent, "# " + described(detail)));
    }
    line(indent, "1.." + number);
  }

  private static String point(boolean passed, int number, String name) {
    return (passed ? "ok " : "not ok ") + number + " - " + described(name);
  }

  /** YAML, of which JSON is a part. */
  private void diagnosis(String indent, Problem problem, Optional<String> place) {
    ObjectNode values = Json.object();
    values.put("message", problem.getMessage());
    values.put("severity", Story.isCheck(problem) ? "fail" : "error");
    values.put("exitCode", problem.exitCode().value());
    place.ifPresent(at -> values.put("at", at));
    line(indent, "  ---");
    values
        .properties()
        .forEach(
            value -> line(indent, "  " + value.getKey() + ": " + Json.compact(value.getValue())));
    line(indent, "  ...");
  }

  /** A hash would begin a directive. */
  private static String described(String text) {
    return String.join(" ", List.of(text.split("\\R", -1)))
        .replace("\\", "\\\\")
        .replace("#", "\\#");
  }

  private void line(String indent, String content) {
    text.append((indent + content).stripTrailing()).append('\n');
  }
}
