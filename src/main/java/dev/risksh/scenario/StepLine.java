package dev.risksh.scenario;

import dev.risksh.console.Folding;
import dev.risksh.console.Masks;
import dev.risksh.console.Redaction;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.TextWidth;
import dev.risksh.console.Times;
import java.util.List;

/**
 * The line of each step in the terminal: how it ended, its title, and beside that its time or why;
 * what is the reason of several after another is said once.
 */
final class StepLine {
  private static final int NAME_WIDTH = 48;
  private static final int NARROWEST_NAME = 16;

  /** Room beside a name for how long it took and where it failed. */
  private static final int BESIDE = 32;

  private static final int GAP = 2;

  /** How far in the lines stand below a name that fills its own. */
  private static final int MORE = 6;

  private final Style style;
  private final Masks masks;
  private String reasonBefore = "";

  /**
   * @param masks the secrets of which no title may be made
   */
  StepLine(Style style, Masks masks) {
    this.style = style;
    this.masks = masks;
  }

  /**
   * As many lines as it takes.
   *
   * @param columns of the terminal; 0 where a line may be as long as it likes
   */
  List<String> of(StepResult step, int columns) {
    String title = title(step);
    int most = columns == 0 ? NAME_WIDTH : Math.min(NAME_WIDTH, columns - BESIDE);
    int room = Math.max(NARROWEST_NAME, most);
    String gap = " ".repeat(Math.max(GAP, room - TextWidth.of(title)));
    String mark = "  " + mark(step.status()) + " ";
    boolean inColumn = TextWidth.of(title) < room;
    int below = inColumn ? TextWidth.of(mark) + room : MORE;
    return Folding.of(mark + title + gap + beside(step), below, columns);
  }

  String title(StepResult step) {
    return TerminalSafe.line(Redaction.text(masks.text(step.title())));
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
