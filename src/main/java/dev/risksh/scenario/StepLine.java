package dev.risksh.scenario;

import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.TextWidth;
import dev.risksh.console.Times;

/**
 * The line of each step in the terminal: how it ended, its title, and beside that its time or why;
 * what is the reason of several after another is said once.
 */
final class StepLine {
  private static final int NAME_WIDTH = 48;

  private final Style style;
  private String reasonBefore = "";

  StepLine(Style style) {
    this.style = style;
  }

  String of(StepResult step) {
    String title = title(step);
    String gap = " ".repeat(Math.max(1, NAME_WIDTH - TextWidth.of(title)));
    return "  " + mark(step.status()) + " " + title + gap + beside(step);
  }

  static String title(StepResult step) {
    return TerminalSafe.line(step.title());
  }

  private String mark(StepStatus status) {
    return switch (status) {
      case PASSED -> style.green("✓");
      case FAILED -> style.red("✗");
      case SKIPPED -> style.yellow("↷");
      case NOT_RUN -> style.dim("·");
    };
  }

  /** How long it took and where it failed, or why it was not run. */
  private String beside(StepResult step) {
    if (step.reason().isPresent()) {
      String reason = step.status().word() + ": " + TerminalSafe.line(step.reason().get());
      boolean told = reason.equals(reasonBefore);
      reasonBefore = reason;
      return style.dim(told ? step.status().word() : reason);
    }
    reasonBefore = "";
    String line = step.line().isPresent() ? "   line " + step.line().getAsInt() : "";
    return Times.took(step.took()) + line;
  }

  /** The next scenario says its own. */
  void begin() {
    reasonBefore = "";
  }
}
