package dev.risksh.shell;

import dev.risksh.console.Redaction;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.TextWidth;
import dev.risksh.scenario.Pause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/**
 * Where a script pauses, in words.
 *
 * @param width of the terminal in columns; 0 when it is not known
 * @param code colours Groovy
 */
record PauseText(Style style, IntSupplier width, UnaryOperator<String> code) {
  private static final int MOST_LINES = 12;
  private static final int READABLE = 120;

  /** {@code step 3 of 6 get an access token line 14}, and below it the text of the step. */
  List<String> lines(Pause pause) {
    List<String> lines = new ArrayList<>();
    if (pause.at() == Pause.At.END) {
      lines.add(style.bold("the end") + style.dim("   the cleanups are next"));
      return lines;
    }
    String name = TerminalSafe.line(pause.step());
    if (pause.at() == Pause.At.OUTSIDE) {
      name = name.isEmpty() ? "before the first step" : "after '" + name + "'";
    }
    String line = pause.line().isPresent() ? "   line " + pause.line().getAsInt() : "";
    String failed = pause.failed() ? style.red("  failed") : "";
    lines.add(style.dim(place(pause)) + style.bold(name) + failed + style.dim(line));
    lines.addAll(text(pause));
    return lines;
  }

  private static String place(Pause pause) {
    if (pause.number().isEmpty()) {
      return "";
    }
    String of = pause.of().isPresent() ? " of " + pause.of().getAsInt() : "";
    return "step " + pause.number().getAsInt() + of + "  ";
  }

  private List<String> text(Pause pause) {
    int shown = pause.text().size() <= MOST_LINES ? pause.text().size() : MOST_LINES - 1;
    int first = pause.line().orElse(1);
    int digits = Integer.toString(first + pause.text().size()).length();
    int room = Math.max(20, (width.getAsInt() <= 0 ? READABLE : width.getAsInt()) - digits - 5);
    List<String> safe =
        pause.text().stream()
            .limit(shown)
            .map(text -> TextWidth.cut(Redaction.text(TerminalSafe.line(text)), room))
            .toList();
    List<String> coloured = code.apply(String.join("\n", safe)).lines().toList();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < coloured.size(); i++) {
      String number = String.format("%" + (digits + 2) + "d", first + i);
      lines.add(style.dim(number) + "  " + coloured.get(i));
    }
    if (shown < pause.text().size()) {
      lines.add(style.dim("  … " + (pause.text().size() - shown) + " more lines"));
    }
    return lines;
  }

  /** What can be typed, where the script pauses. */
  String choices(Pause pause) {
    return style.dim(
        switch (pause.at()) {
          case STEP ->
              "Enter runs it   /skip "
                  + pause.again().map(name -> "/retry ").orElse("")
                  + "/continue /stop   /help step";
          case FAILURE ->
              "/retry runs it again, with its new text if edited   /next leaves it failed   /stop";
          case OUTSIDE ->
              pause.again().isPresent()
                  ? "/retry runs this again, with its new text if edited   /stop ends the script"
                  : "/stop ends the script; a look at its variables is possible before";
          case END ->
              "Enter ends the script   /retry runs '"
                  + pause.again().map(TerminalSafe::line).orElse("")
                  + "' again";
        });
  }

  /** What stands before what is typed. */
  static String prompt(Pause pause) {
    return switch (pause.at()) {
      case END -> "end> ";
      case OUTSIDE -> "failed> ";
      case STEP, FAILURE ->
          pause.number().isPresent() ? "step " + pause.number().getAsInt() + "> " : "setup> ";
    };
  }
}
