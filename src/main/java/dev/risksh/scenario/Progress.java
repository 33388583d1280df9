package dev.risksh.scenario;

import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.TextWidth;
import dev.risksh.console.Times;
import dev.risksh.diagnose.Diagnosis;
import dev.risksh.view.Complaints;
import java.io.PrintStream;
import java.util.Optional;

/** Prints how a scenario goes: a line for each step with its time, and below it what it made. */
public final class Progress implements ScenarioListener {
  private static final int NAME_WIDTH = 48;

  private final PrintStream out;
  private final Style style;
  private final Complaints complaints;

  public Progress(PrintStream out, Style style) {
    this.out = out;
    this.style = style;
    complaints = new Complaints(style, "/");
  }

  @Override
  public void begins(String name) {
    out.println(style.bold(TerminalSafe.line(name)));
  }

  @Override
  public void ended(StepResult step) {
    String name = TerminalSafe.line(step.name());
    String gap = " ".repeat(Math.max(1, NAME_WIDTH - TextWidth.of(name)));
    String mark = step.passed() ? style.green("✓") : style.red("✗");
    String line = step.line().isPresent() ? "   line " + step.line().getAsInt() : "";
    out.println("  " + mark + " " + name + gap + Times.took(step.took()) + line);
    step.details().forEach(detail -> out.println("      " + detail));
    step.problem().ifPresent(problem -> tell(problem, step.why()));
  }

  private void tell(Problem problem, Optional<Diagnosis> why) {
    complaints.lines(problem, why).forEach(line -> out.println("      " + line));
  }

  @Override
  public void ended(ScenarioResult result) {
    long passed = result.count(StepStatus.PASSED);
    String steps = passed + (passed == 1 ? " step" : " steps") + " passed";
    out.println(
        result.passed()
            ? style.green("passed") + "  " + steps + " in " + Times.took(result.took())
            : style.red("failed")
                + "  "
                + steps
                + ", then one failed; "
                + Times.took(result.took()));
  }
}
