package dev.risksh.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepResult;

/** How a run went, as JSON: what {@code --json} prints and a file of that format holds. */
public final class RunJson {
  private RunJson() {}

  /**
   * A list of the scenarios.
   *
   * @param clearance knows the secrets of their calls
   */
  public static String text(RunResult run, Clearance clearance) {
    return of(clearance.of(run)).stripTrailing();
  }

  static String of(RunResult run) {
    ArrayNode array = Json.object().arrayNode();
    run.scenarios().forEach(scenario -> array.add(of(scenario)));
    return Json.pretty(array) + "\n";
  }

  static ObjectNode of(ScenarioResult result) {
    ObjectNode json = Json.object();
    json.put("file", result.file());
    result.row().ifPresent(row -> json.put("row", row));
    json.put("org", result.org());
    json.put("passed", result.passed());
    json.put("exitCode", result.exitCode().value());
    json.put("attempt", result.attempt());
    json.put("flaky", result.isFlaky());
    json.put("startedAt", Json.time(result.startedAt()));
    json.put("milliseconds", result.took().toMillis());
    Story.beyondSteps(result).map(Problem::getMessage).ifPresent(text -> json.put("problem", text));
    ArrayNode steps = json.putArray("steps");
    result.steps().forEach(step -> steps.add(of(step)));
    return json;
  }

  static ObjectNode of(StepResult step) {
    ObjectNode json = Json.object();
    json.put("name", step.name());
    json.put("kind", step.kind().word());
    json.put("passed", step.passed());
    json.put("status", step.status().word());
    if (!step.tags().isEmpty()) {
      step.tags().stream().sorted().forEach(json.putArray("tags")::add);
    }
    json.put("startedAt", Json.time(step.startedAt()));
    json.put("milliseconds", step.took().toMillis());
    step.details().forEach(json.putArray("details")::add);
    step.problem().map(Problem::getMessage).ifPresent(text -> json.put("problem", text));
    step.why()
        .ifPresent(
            why -> {
              ObjectNode node = json.putObject("why");
              node.put("cause", why.cause());
              why.evidence().forEach(node.putArray("evidence")::add);
              why.next().forEach(node.putArray("next")::add);
            });
    step.reason().ifPresent(reason -> json.put("reason", reason));
    step.line().ifPresent(line -> json.put("line", line));
    return json;
  }
}
