package dev.risksh.shell;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Screen;
import dev.risksh.console.Style;
import dev.risksh.console.TextWidth;
import dev.risksh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Leads to the first signal, one step at a time: it says what to type and why, and the user types.
 * It looks at what the session holds, so any way to get there will do.
 */
final class Tour {
  private static final int READABLE = 90;
  private static final String OPENING =
      "From a key to a risk that is felt at sign-in, on an org in this process. You type, and"
          + " whatever else you type goes, too; /tour tells the step again, /tour stop leaves.";

  private final Session session;
  private final Supplier<Object> lastValue;
  private final Screen screen;
  private int step = -1;
  private TourStep.Before before;

  /**
   * @param lastValue what the last line came to
   */
  Tour(Session session, Supplier<Object> lastValue, Screen screen) {
    this.session = session;
    this.lastValue = lastValue;
    this.screen = screen;
  }

  /** The step that is next, from the first on or where the tour was left. */
  List<String> tell() {
    if (!session.orgName().equals(Session.LOCAL)) {
      throw Problem.usage(
          "the tour sends a signal, and is for the local org; this is " + session.orgName(),
          "/org local, or in the OS shell: risksh --session tour --org local");
    }
    List<String> lines = new ArrayList<>();
    if (step < 0) {
      lines.addAll(wrapped(OPENING, 0));
      lines.add("");
      begin(0);
    }
    goOn(lines);
    return lines;
  }

  String stop() {
    if (step < 0) {
      return "there is no tour under way";
    }
    step = -1;
    return "the tour is over; /tour goes on where the session stands, /help steps has it as a list";
  }

  private void begin(int next) {
    step = next;
    before = new TourStep.Before(session, lastValue.get());
  }

  /** Tells what is next, after what is there already. */
  private void goOn(List<String> lines) {
    while (step < TourStep.ALL.size() && current().isThere(session)) {
      lines.add(style().green("✓") + " " + current().title() + ", which is there");
      begin(step + 1);
    }
    if (step == TourStep.ALL.size()) {
      step = -1;
      lines.add(style().bold("That was a first signal."));
      lines.add(next("/save first.groovy", "makes a script of it, for risksh run"));
      lines.add(next("/timeline", "the calls it took, as bars"));
      lines.add(next("/help dsl", "the same in Groovy"));
      return;
    }
    lines.add(style().bold((step + 1) + " of " + TourStep.ALL.size() + "  " + current().title()));
    lines.addAll(wrapped(current().why(), 0));
    lines.add(toType());
  }

  private String toType() {
    return "type  " + style().cyan(current().typed(session));
  }

  /** A text after a sign, and its next lines below one another. */
  private List<String> said(String sign, String text) {
    List<String> lines = new ArrayList<>(wrapped(text, 2));
    lines.replaceAll(line -> "  " + line);
    lines.set(0, sign + lines.get(0).substring(1));
    return lines;
  }

  /** Within the terminal, and the indent that every line gets. */
  private List<String> wrapped(String text, int more) {
    int width = screen.width() == 0 ? READABLE : Math.min(READABLE, screen.width() - 2);
    return TextWidth.wrap(text, width - more);
  }

  private String next(String command, String what) {
    return style().cyan(command) + "   " + style().dim(what);
  }

  private TourStep current() {
    return TourStep.ALL.get(step);
  }

  private Style style() {
    return screen.style();
  }

  /**
   * Told of each line that ran, tells how the tour goes on.
   *
   * @param aside whether it was about the prompt, which is no try at the step
   */
  List<String> after(ExitCode code, boolean aside) {
    if (step < 0 || aside && code == ExitCode.DONE) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    if (current().isDone(session, lastValue.get(), before)) {
      lines.addAll(said(style().green("✓"), current().seen()));
      lines.add("");
      begin(step + 1);
      goOn(lines);
    } else {
      String reason =
          code == ExitCode.DONE ? current().instead(session, lastValue.get()) : "that failed";
      lines.addAll(said(style().yellow("→"), reason));
      lines.add(toType());
    }
    return lines;
  }
}
