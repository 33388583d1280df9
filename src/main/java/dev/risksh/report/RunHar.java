package dev.risksh.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.export.Har;
import dev.risksh.okta.Exchange;
import dev.risksh.scenario.Attempts;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Every call of a run as an HTTP archive, in which each scenario is a page. */
final class RunHar {
  private RunHar() {}

  static String of(RunResult run) {
    Attempts attempts = new Attempts(run);
    List<Har.Page> pages =
        run.scenarios().stream()
            .filter(RunHar::hasPage)
            .map(one -> page(one, attempts.told(one)))
            .toList();
    long missing =
        run.scenarios().stream().flatMap(RunHar::calls).filter(one -> !one.whole()).count();
    ObjectNode archive = Har.ofPages(pages).json();
    if (missing > 0) {
      String counted =
          String.format(Locale.ROOT, "%,d", missing) + (missing == 1 ? " call is" : " calls are");
      archive
          .withObject("log")
          .put("comment", counted + " not in here. " + String.join(" ", run.leftOut()));
    }
    return Json.pretty(archive) + "\n";
  }

  private static Stream<Exchange> calls(ScenarioResult scenario) {
    return scenario.steps().stream().flatMap(step -> step.exchanges().stream());
  }

  /** One of whose calls nothing was kept has none. */
  private static boolean hasPage(ScenarioResult scenario) {
    List<Exchange> calls = calls(scenario).toList();
    return calls.isEmpty() || calls.stream().anyMatch(Exchange::whole);
  }

  private static Har.Page page(ScenarioResult scenario, String attempt) {
    List<Exchange> exchanges = calls(scenario).filter(Exchange::whole).toList();
    String name = scenario.name() + (attempt.isEmpty() ? "" : ", " + attempt);
    return new Har.Page(name, scenario.startedAt(), scenario.took(), exchanges);
  }
}
