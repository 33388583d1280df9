package dev.risksh.view;

import dev.risksh.console.Redaction;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.Times;
import dev.risksh.okta.Exchange;
import java.util.ArrayList;
import java.util.List;

/** An HTTP call in short, as it stands below a step that failed: redacted. */
public final class CallLines {
  private static final int BODY_LINES = 5;
  private static final int BODY_LINE_LENGTH = 200;
  private static final int FIRST_ERROR = 400;

  private final Style style;

  public CallLines(Style style) {
    this.style = style;
  }

  /** What was called and what came of it; of an error also what was said. */
  public List<String> lines(Exchange call) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  "
            + style.dim("call: ")
            + TerminalSafe.line(shown(call))
            + call.requestId().map(id -> "   request id " + TerminalSafe.line(id)).orElse("")
            + "   "
            + Times.took(call.took()));
    if (call.status().orElse(0) >= FIRST_ERROR) {
      call.shownReplyBody().stream()
          .flatMap(String::lines)
          .filter(line -> !line.isBlank())
          .limit(BODY_LINES)
          .map(line -> TerminalSafe.excerpt(line, BODY_LINE_LENGTH))
          .forEach(line -> lines.add("  " + style.dim("said: ") + line));
    }
    return lines;
  }

  /** Without what was asked for: a filter of the System Log fills a line by itself. */
  private static String shown(Exchange call) {
    String query = call.url().getRawQuery() == null ? "" : "?…";
    return "#"
        + call.number()
        + " "
        + call.method()
        + " "
        + Redaction.text(call.url().getRawPath())
        + query
        + " → "
        + call.outcome();
  }
}
