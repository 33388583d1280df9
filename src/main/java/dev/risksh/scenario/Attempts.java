package dev.risksh.scenario;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Tells the attempts of a run apart: which of how many one was, and whether it was flaky. */
public final class Attempts {
  private final Map<ScenarioResult, Integer> counts = new IdentityHashMap<>();

  public Attempts(RunResult run) {
    List<ScenarioResult> all = run.scenarios();
    int last = 0;
    for (int i = all.size() - 1; i >= 0; i--) {
      ScenarioResult one = all.get(i);
      last = Math.max(last, one.attempt());
      counts.put(one, last);
      if (one.attempt() == 1) {
        last = 0;
      }
    }
  }

  /** How many there were of the scenario. */
  public int count(ScenarioResult of) {
    return counts.get(of);
  }

  /** {@code attempt 1 of 2}; nothing where there was one. */
  public String told(ScenarioResult scenario) {
    int count = count(scenario);
    return count == 1 ? "" : "attempt " + scenario.attempt() + " of " + count;
  }

  /** {@code flaky: passed at attempt 2 of 2}; nothing of one that was not. */
  public String flaky(ScenarioResult scenario) {
    return scenario.isFlaky() ? "flaky: passed at " + told(scenario) : "";
  }
}
