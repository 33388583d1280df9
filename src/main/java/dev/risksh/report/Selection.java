package dev.risksh.report;

import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which scenarios a report for people shows whole, and of which it has a line at most. All, in
 * their order, where that can be read; of more what failed, then what passed when it was tried
 * again, then the others.
 *
 * @param shown each attempt is one
 * @param rest in the order they were asked for
 */
record Selection(List<ScenarioResult> shown, List<ScenarioResult> rest) {

  /**
   * @param most of each kind
   */
  static Selection of(RunResult run, int most) {
    if (run.scenarios().size() <= most) {
      return new Selection(run.scenarios(), List.of());
    }
    Part failed = new Part(most);
    Part flaky = new Part(most);
    Part passed = new Part(most);
    List<ScenarioResult> rest = new ArrayList<>();
    for (List<ScenarioResult> attempts : attempts(run.scenarios())) {
      boolean inTheEnd = attempts.get(attempts.size() - 1).passed();
      Part part = !inTheEnd ? failed : attempts.size() > 1 ? flaky : passed;
      (part.hasRoom() ? part.taken : rest).addAll(attempts);
    }
    List<ScenarioResult> shown = new ArrayList<>(failed.taken);
    shown.addAll(flaky.taken);
    shown.addAll(passed.taken);
    return new Selection(shown, rest);
  }

  /** Those of one scenario together. */
  private static List<List<ScenarioResult>> attempts(List<ScenarioResult> all) {
    List<List<ScenarioResult>> attempts = new ArrayList<>();
    for (ScenarioResult one : all) {
      if (one.attempt() == 1 || attempts.isEmpty()) {
        attempts.add(new ArrayList<>());
      }
      attempts.get(attempts.size() - 1).add(one);
    }
    return attempts;
  }

  /** {@code 19,500 more passed, 3 more failed}: what became of the rest. */
  String restCounted() {
    long passed = rest.stream().filter(ScenarioResult::passed).count();
    List<String> counts = new ArrayList<>();
    if (passed > 0) {
      counts.add(String.format(Locale.ROOT, "%,d more passed", passed));
    }
    if (passed < rest.size()) {
      counts.add(String.format(Locale.ROOT, "%,d more failed", rest.size() - passed));
    }
    return String.join(", ", counts);
  }

  boolean restFailed() {
    return rest.stream().anyMatch(one -> !one.passed());
  }

  private record Part(int most, List<ScenarioResult> taken) {
    Part(int most) {
      this(most, new ArrayList<>());
    }

    boolean hasRoom() {
      return taken.size() < most;
    }
  }
}
