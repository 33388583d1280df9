package dev.risksh.scenario;

import dev.risksh.console.PassingLine;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A line at the bottom of a terminal that says which scenarios are running. All that is printed
 * while there are several goes through here, one at a time.
 */
final class UnderWay {
  private static final int MOST_NAMED = 3;

  private final PassingLine line;
  private final Style style;
  private final boolean shown;
  private final Set<String> running = new LinkedHashSet<>();

  /**
   * @param several whether more than one may be running at a time
   */
  UnderWay(World world, boolean several) {
    line = new PassingLine(world);
    style = Style.of(world);
    shown = several && line.possible();
  }

  synchronized void begins(String name) {
    running.add(name);
    show();
  }

  synchronized void ended(String name) {
    running.remove(name);
    show();
  }

  /** Prints something, and the line anew below it. */
  synchronized void print(Runnable printing) {
    line.clear();
    printing.run();
    show();
  }

  private void show() {
    if (!shown) {
      return;
    }
    if (running.isEmpty()) {
      line.clear();
      return;
    }
    String names =
        String.join("  ", running.stream().limit(MOST_NAMED).map(TerminalSafe::line).toList());
    String more = running.size() > MOST_NAMED ? " …" : "";
    line.show(style.dim("  " + running.size() + " running: " + names + more));
  }
}
