package dev.risksh.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepResult;

/** How a scenario went, as JSON. */
final class ScenarioJson {
  private ScenarioJson() {}

  static ObjectNode of(ScenarioResult result) {
    ObjectNode json = Json.object();
    json.put("file", result.file());
    json.put("org", result.org());
    json.put("passed", result.passed());
    json.put("exitCode", result.exitCode().value());
    json.put("milliseconds", result.took().toMillis());
    ArrayNode steps = json.putArray("steps");
    for (StepResult step : result.steps()) {
      ObjectNode entry = steps.addObject();
      entry.put("name", step.name());
      entry.put("passed", step.passed());
      entry.put("status", step.status().word());
      entry.put("milliseconds", step.took().toMillis());
      step.details().forEach(entry.putArray("details")::add);
      step.problem().map(Problem::getMessage).ifPresent(text -> entry.put("problem", text));
      step.reason().ifPresent(text -> entry.put("reason", text));
      step.line().ifPresent(line -> entry.put("line", line));
    }
    return json;
  }
}
