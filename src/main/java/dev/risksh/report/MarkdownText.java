package dev.risksh.report;

import dev.risksh.console.Problem;
import dev.risksh.console.Times;
import dev.risksh.scenario.Attempts;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepResult;
import dev.risksh.scenario.Tally;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run as Markdown, for the job summary of a CI server or for a ticket: failures first. */
final class MarkdownText {
  /** What means something in Markdown or in the HTML that it may hold, or calls a person. */
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]{}#|~<>&@!]");

  private static final Pattern FENCE = Pattern.compile("`{3,}");

  /** So many scenarios of each kind: who reads more reads something else. */
  private static final int MOST_SHOWN = 200;

  /** GitHub takes a summary of a job of 1 MiB, and a character may take three bytes. */
  private static final int MOST_CHARACTERS = 250_000;

  /** Of a name. */
  private static final int LONGEST = 300;

  private final StringBuilder text = new StringBuilder();
  private final Attempts attempts;

  private MarkdownText(RunResult run) {
    attempts = new Attempts(run);
  }

  static String of(RunResult run) {
    MarkdownText made = new MarkdownText(run);
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
            + " passed"
            + (run.flaky().isEmpty() ? "" : ", " + run.flaky().size() + " flaky"));
    line("");
    Selection selection = Selection.of(run, MOST_SHOWN);
    table(selection, run.notBegun());
    Set<ScenarioResult> ended = Collections.newSetFromMap(new IdentityHashMap<>());
    ended.addAll(last);
    each(
        selection.shown().stream().filter(one -> !one.passed() && ended.contains(one)).toList(),
        this::failure,
        "failures");
    each(selection.shown(), this::steps, "tables of steps");
  }

  private void table(Selection selection, List<String> notBegun) {
    line("| | Scenario | Org | Steps | Time |");
    line("|---|---|---|---|--:|");
    for (ScenarioResult scenario : selection.shown()) {
      line(
          row(
              mark(scenario.passed()),
              escaped(name(scenario)),
              escaped(scenario.org()),
              Tally.of(scenario),
              Times.took(scenario.took())));
    }
    if (!selection.rest().isEmpty()) {
      line(row("…", selection.restCounted(), "", "", ""));
    }
    notBegun.stream()
        .limit(MOST_SHOWN)
        .forEach(name -> line(row("–", escaped(name), "", "not begun", "")));
    if (notBegun.size() > MOST_SHOWN) {
      line(row("…", "and " + (notBegun.size() - MOST_SHOWN) + " more", "", "not begun", ""));
    }
  }

  /** As many as there is room for; how many there is none for is told. */
  private void each(List<ScenarioResult> all, Consumer<ScenarioResult> write, String what) {
    int written = 0;
    while (written < all.size() && text.length() < MOST_CHARACTERS) {
      write.accept(all.get(written++));
    }
    if (written < all.size()) {
      line("");
      line("… and " + (all.size() - written) + " more " + what);
    }
  }

  private String name(ScenarioResult scenario) {
    String tried = scenario.isFlaky() ? attempts.flaky(scenario) : attempts.told(scenario);
    return scenario.name() + (tried.isEmpty() ? "" : ", " + tried);
  }

  private void failure(ScenarioResult scenario) {
    line("");
    line("### ❌ " + escaped(name(scenario)));
    for (StepResult step : scenario.steps()) {
      if (step.failed()) {
        line("");
        line("**" + escaped(step.title()) + "**");
        block(cut(Story.lines(scenario, step)));
      }
    }
    Story.beyondSteps(scenario)
        .map(Problem::getMessage)
        .ifPresent(said -> block(cut(said.lines().toList())));
  }

  private void steps(ScenarioResult scenario) {
    line("");
    line("<details><summary>Steps of " + escaped(name(scenario)) + "</summary>");
    line("");
    line("| | Step | Calls | Time |");
    line("|---|---|--:|--:|");
    for (StepResult step : scenario.steps()) {
      if (text.length() > MOST_CHARACTERS) {
        line(row("…", "and more steps", "", ""));
        break;
      }
      String mark = step.passed() || step.failed() ? mark(step.passed()) : step.status().word();
      String reason = step.reason().map(why -> " (" + why + ")").orElse("");
      line(
          row(
              mark,
              escaped(step.title() + reason),
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

  private static List<String> cut(List<String> lines) {
    return Body.cut(String.join("\n", lines)).lines().toList();
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
    String line = text.replaceAll("\\s+", " ");
    return SPECIAL
        .matcher(line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…")
        .replaceAll(found -> Matcher.quoteReplacement("&#" + (int) found.group().charAt(0) + ";"));
  }

  private void line(String content) {
    text.append(content).append('\n');
  }
}
