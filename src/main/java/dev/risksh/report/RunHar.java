package dev.risksh.report;

import dev.risksh.console.Json;
import dev.risksh.export.Har;
import dev.risksh.okta.Exchange;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioResult;
import java.util.List;

/** Every call of a run as an HTTP archive, in which each scenario is a page. */
final class RunHar {
  private RunHar() {}

  static String of(RunResult run) {
    List<Har.Page> pages = run.scenarios().stream().map(RunHar::page).toList();
    return Json.pretty(Har.ofPages(pages).json()) + "\n";
  }

  private static Har.Page page(ScenarioResult scenario) {
    List<Exchange> exchanges =
        scenario.steps().stream().flatMap(step -> step.exchanges().stream()).toList();
    return new Har.Page(scenario.name(), scenario.startedAt(), scenario.took(), exchanges);
  }
}
