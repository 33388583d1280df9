package dev.risksh.report;

import dev.risksh.console.Problem;
import dev.risksh.console.Times;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepResult;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run as Markdown, for the job summary of a CI server or for a ticket: failures first. */
final class MarkdownText {
  /** What means something in Markdown or in the HTML that it may hold, or calls a person. */
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]{}#|~<>&@!]");

  private static final Pattern FENCE = Pattern.compile("`{3,}");

  private final StringBuilder text = new StringBuilder();

  private MarkdownText() {}

  static String of(RunResult run) {
    MarkdownText made = new MarkdownText();
    made.write(run);
    return made.text.toString();
  }

  private void write(RunResult run) {
    List<ScenarioResult> last = run.lastAttempts();
    long passed = last.stream().filter(ScenarioResult::passed).count();
    int all = last.size() + run.notBegun().size();
    line(
        "## risksh: "
            + passed
            + " of "
            + all
            + (all == 1 ? " scenario" : " scenarios")
            + " passed");
    line("");
    line("| | Scenario | Org | Steps | Time |");
    line("|---|---|---|---|--:|");
    for (ScenarioResult scenario : run.scenarios()) {
      line(
          row(
              mark(scenario.passed()),
              escaped(name(scenario)),
              escaped(scenario.org()),
              Tally.of(scenario).toString(),
              Times.took(scenario.took())));
    }
    run.notBegun().forEach(name -> line(row("–", escaped(name), "", "not begun", "")));
    last.stream().filter(scenario -> !scenario.passed()).forEach(this::failure);
    run.scenarios().forEach(this::steps);
  }

  private static String name(ScenarioResult scenario) {
    return scenario.name() + (scenario.attempt() > 1 ? ", attempt " + scenario.attempt() : "");
  }

  private void failure(ScenarioResult scenario) {
    line("");
    line("### ❌ " + escaped(name(scenario)));
    for (StepResult step : scenario.steps()) {
      if (step.failed()) {
        line("");
        line("**" + escaped(step.name()) + "**");
        block(Story.lines(scenario, step));
      }
    }
    Story.beyondSteps(scenario)
        .map(Problem::getMessage)
        .ifPresent(said -> block(said.lines().toList()));
  }

  private void steps(ScenarioResult scenario) {
    line("");
    line("<details><summary>Steps of " + escaped(scenario.name()) + "</summary>");
    line("");
    line("| | Step | Calls | Time |");
    line("|---|---|--:|--:|");
    for (StepResult step : scenario.steps()) {
      String mark = step.passed() || step.failed() ? mark(step.passed()) : step.status().word();
      String reason = step.reason().map(why -> " (" + why + ")").orElse("");
      line(
          row(
              mark,
              escaped(step.name() + reason),
              Integer.toString(step.exchanges().size()),
              Times.took(step.took())));
    }
    line("");
    line("</details>");
  }

  private static String mark(boolean passed) {
    return passed ? "✅" : "❌";
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /** A fence is longer than any in the text. */
  private void block(List<String> lines) {
    int longest =
        FENCE
            .matcher(String.join("\n", lines))
            .results()
            .mapToInt(one -> one.group().length())
            .max()
            .orElse(2);
    String fence = "`".repeat(longest + 1);
    line("");
    line(fence + "text");
    lines.forEach(this::line);
    line(fence);
  }

  private static String escaped(String text) {
    return SPECIAL
        .matcher(text.replaceAll("\\s+", " "))
        .replaceAll(found -> Matcher.quoteReplacement("&#" + (int) found.group().charAt(0) + ";"));
  }

  private void line(String content) {
    text.append(content).append('\n');
  }
}
