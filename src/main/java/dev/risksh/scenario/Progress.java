package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Folding;
import dev.risksh.console.Masks;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.Times;
import dev.risksh.view.CallLines;
import dev.risksh.view.Complaints;
import java.io.PrintStream;
import java.util.function.IntSupplier;

/** Prints how a scenario goes: a line for each step with its time, and below it what it made. */
public final class Progress implements ScenarioListener {
  private static final int INDENT = 6;

  private final PrintStream out;
  private final Masks masks;
  private final Style style;
  private final IntSupplier width;
  private final Complaints complaints;
  private final CallLines lastCall;
  private final StepLine line;

  /**
   * @param width of the terminal, in columns; 0 where lines may be as long as they like
   * @param masks the secrets that are not to be told
   */
  public Progress(PrintStream out, Style style, IntSupplier width, Masks masks) {
    this.out = masks.printing(out);
    this.width = width;
    this.masks = masks;
    this.style = style;
    complaints = new Complaints(style, "/");
    lastCall = new CallLines(style);
    line = new StepLine(style, masks);
  }

  @Override
  public void begins(String name) {
    line.begin();
    print("", style.bold(TerminalSafe.line(name)));
  }

  @Override
  public void ended(StepResult step) {
    line.of(step, width.getAsInt()).forEach(out::println);
    step.details().forEach(detail -> print("      ", detail));
    step.problem().ifPresent(problem -> tell(step, problem));
  }

  private void print(String indent, String line) {
    Folding.of(masks.text(indent + line), width.getAsInt()).forEach(out::println);
  }

  private void tell(StepResult step, Problem problem) {
    complaints.folded(problem, step.why(), INDENT, width.getAsInt()).forEach(out::println);
    step.failedAbout()
        .ifPresent(call -> lastCall.lines(call).forEach(line -> print("      ", line)));
  }

  @Override
  public void ended(ScenarioResult result) {
    print(
        "",
        ending(result)
            + "  "
            + Tally.of(result)
            + (result.passed() ? " in " : "; ")
            + Times.took(result.took()));
  }

  private String ending(ScenarioResult result) {
    boolean stopped =
        result.exitCode() == ExitCode.INTERRUPTED && result.count(StepStatus.FAILED) == 0;
    return result.passed()
        ? style.green("passed")
        : stopped ? style.yellow("stopped") : style.red("failed");
  }
}
