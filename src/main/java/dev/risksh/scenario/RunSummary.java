package dev.risksh.scenario;

import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a run of several scenarios went, in a few lines. */
public final class RunSummary {
  private static final int MOST_NAMED = 20;

  private RunSummary() {}

  /** Nothing where there was one scenario, which has said it all. */
  public static List<String> of(RunResult run, Style style) {
    return of(run, style, "passed", "failed");
  }

  /** The same of a dry run, in which nothing can pass. */
  public static List<String> ofDryRun(RunResult run, Style style) {
    return of(run, style, "ready", "not ready");
  }

  private static List<String> of(RunResult run, Style style, String well, String badly) {
    List<ScenarioResult> ended = run.lastAttempts();
    if (ended.size() + run.notBegun().size() < 2 && run.flaky().isEmpty()) {
      return List.of();
    }
    List<ScenarioResult> failed = ended.stream().filter(one -> !one.passed()).toList();
    List<String> counts = new ArrayList<>();
    count(counts, ended.size() - failed.size(), well);
    count(counts, failed.size(), badly);
    count(counts, run.flaky().size(), "flaky");
    count(counts, run.notBegun().size(), "not begun");
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        style.bold(ended.size() + run.notBegun().size() + " scenarios")
            + ": "
            + String.join(", ", counts)
            + " in "
            + Times.took(run.took()));
    named(lines, style.red("✗"), failed.stream().map(ScenarioResult::name));
    named(
        lines,
        style.yellow("~"),
        run.flaky().stream().map(one -> one.name() + "   passed at attempt " + one.attempt()));
    named(lines, style.dim("-"), run.notBegun().stream().map(name -> name + "   not begun"));
    return lines;
  }

  private static void count(List<String> counts, int number, String what) {
    if (number > 0) {
      counts.add(number + " " + what);
    }
  }

  private static void named(List<String> lines, String mark, Stream<String> names) {
    List<String> all = names.toList();
    all.stream()
        .limit(MOST_NAMED)
        .forEach(name -> lines.add("  " + mark + " " + TerminalSafe.line(name)));
    if (all.size() > MOST_NAMED) {
      lines.add("  " + mark + " and " + (all.size() - MOST_NAMED) + " more");
    }
  }
}
