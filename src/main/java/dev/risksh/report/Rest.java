package dev.risksh.report;

import dev.risksh.console.Times;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.Tally;
import java.util.List;
import java.util.Locale;

/**
 * The scenarios of which the page has a line only.
 *
 * @param css whether one of them failed
 * @param counted how many there are of each kind
 * @param more said of those for which there is no line either
 */
record Rest(String css, String counted, List<Line> lines, String more) {
  private static final int MOST = 20_000;

  static Rest of(Selection selection) {
    List<ScenarioResult> rest = selection.rest();
    return new Rest(
        selection.restFailed() ? "failed" : "passed",
        selection.restCounted(),
        rest.stream().limit(MOST).map(Line::of).toList(),
        rest.size() <= MOST
            ? ""
            : String.format(
                Locale.ROOT,
                "… and %,d more, which --report junit=FILE and json=FILE have",
                rest.size() - MOST));
  }

  boolean any() {
    return !lines.isEmpty();
  }

  /**
   * A scenario.
   *
   * @param said why it failed, in a line
   */
  record Line(String css, String sign, String name, String tally, String took, String said) {
    static Line of(ScenarioResult scenario) {
      boolean passed = scenario.passed();
      return new Line(
          passed ? "passed" : "failed",
          passed ? "✓" : "✗",
          scenario.name() + (scenario.attempt() > 1 ? ", attempt " + scenario.attempt() : ""),
          Tally.of(scenario),
          Times.took(scenario.took()),
          scenario.problem().map(Story::headline).orElse(""));
    }
  }
}
