package dev.risksh.view;

import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import java.util.ArrayList;
import java.util.List;

/** How a problem looks to a person: what happened, why, and what to type next. */
public final class Complaints {
  private final Style style;

  public Complaints(Style style) {
    this.style = style;
  }

  public List<String> lines(Problem problem) {
    List<String> lines = new ArrayList<>();
    List<String> message = problem.getMessage().lines().toList();
    for (int i = 0; i < message.size(); i++) {
      lines.add(i == 0 ? style.red("✗") + " " + message.get(i) : "  " + message.get(i));
    }
    problem.next().ifPresent(next -> lines.add("  " + style.dim("next: ") + next));
    return lines;
  }
}
