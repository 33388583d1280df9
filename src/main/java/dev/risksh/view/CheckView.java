package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Style;
import dev.risksh.console.TextWidth;
import dev.risksh.diagnose.Check;
import dev.risksh.diagnose.Diagnosis;
import java.util.ArrayList;
import java.util.List;

/** A check: its mark, its name and what was found; below it what is wrong and what to do. */
final class CheckView implements View<Check> {
  private static final int WIDEST_NAME = 11;

  @Override
  public List<String> lines(Check check, Look look) {
    Style style = look.style();
    String name = check.name() + " ".repeat(Math.max(0, WIDEST_NAME - TextWidth.of(check.name())));
    String below = " ".repeat(WIDEST_NAME + 4);
    List<String> lines = new ArrayList<>();
    lines.add(mark(check, style) + " " + style.bold(name) + "  " + said(check, look));
    check.why().map(Diagnosis::evidence).orElse(List.of()).forEach(fact -> lines.add(below + fact));
    check.why().map(Diagnosis::next).orElse(List.of()).stream()
        .map(step -> Complaints.written(step, look.commandPrefix()))
        .forEach(step -> lines.add(below + style.dim("next: ") + step));
    return lines;
  }

  private static String mark(Check check, Style style) {
    String mark = check.outcome().mark();
    return switch (check.outcome()) {
      case PASSED -> style.green(mark);
      case WARNED -> style.yellow(mark);
      case FAILED -> style.red(mark);
      case NOT_CHECKED -> style.dim(mark);
    };
  }

  private static String said(Check check, Look look) {
    String said = Complaints.written(check.said(), look.commandPrefix());
    return switch (check.outcome()) {
      case PASSED, WARNED, FAILED -> said;
      case NOT_CHECKED -> look.style().dim("not checked: " + said);
    };
  }

  @Override
  public JsonNode json(Check check) {
    ObjectNode json = Json.object();
    json.put("name", check.name());
    json.put("outcome", check.outcome().word());
    json.put("said", check.said());
    check
        .why()
        .ifPresent(
            why -> {
              json.put("cause", why.cause());
              json.set("evidence", JsonViews.of(why.evidence()));
              json.set("next", JsonViews.of(why.next()));
            });
    return json;
  }
}
