package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Style;
import dev.risksh.console.TextWidth;
import dev.risksh.diagnose.Explanation;
import dev.risksh.diagnose.Remark;
import dev.risksh.diagnose.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An explanation, line by line, with a mark for how Okta takes each; what stands in it below. */
final class ExplanationView implements View<Explanation> {
  private static final int WIDEST_NAME = 11;

  /** Longer lines go on below. */
  private static final int WIDEST = 96;

  @Override
  public List<String> lines(Explanation explanation, Look look) {
    List<String> lines = new ArrayList<>();
    add(lines, explanation, look.style(), "");
    explanation.verdict().ifPresent(words -> lines.add(look.style().red(words + ".")));
    explanation
        .next()
        .forEach(
            step ->
                lines.add(
                    look.style().dim("next: ") + Complaints.written(step, look.commandPrefix())));
    return lines;
  }

  private static void add(List<String> lines, Explanation explanation, Style style, String indent) {
    lines.add(indent + style.bold(explanation.title()));
    for (Remark remark : explanation.remarks()) {
      add(lines, remark, style, indent + "  ");
    }
    explanation.parts().forEach(part -> add(lines, part, style, indent + "  "));
  }

  private static void add(List<String> lines, Remark remark, Style style, String indent) {
    String name =
        remark.name() + " ".repeat(Math.max(0, WIDEST_NAME - TextWidth.of(remark.name())));
    String start = indent + mark(remark.verdict(), style) + " " + style.bold(name) + "  ";
    String below = indent + " ".repeat(WIDEST_NAME + 4);
    if (remark.value().isEmpty()) {
      lines.add(start + remark.meaning());
    } else if (below.length() + TextWidth.of(remark.value() + remark.meaning()) <= WIDEST) {
      lines.add(start + remark.value() + "   " + style.dim(remark.meaning()));
    } else {
      lines.add(start + remark.value());
      lines.add(below + style.dim(remark.meaning()));
    }
    remark.okta().ifPresent(words -> lines.add(below + style.red("Okta: " + words)));
  }

  private static String mark(Verdict verdict, Style style) {
    return switch (verdict) {
      case GOOD -> style.green(verdict.mark());
      case NOTE -> style.dim(verdict.mark());
      case RISKY -> style.yellow(verdict.mark());
      case REFUSED -> style.red(verdict.mark());
    };
  }

  @Override
  public JsonNode json(Explanation explanation) {
    ObjectNode json = Json.object();
    json.put("title", explanation.title());
    json.put("refused", explanation.isRefused());
    ArrayNode remarks = json.putArray("remarks");
    for (Remark remark : explanation.remarks()) {
      ObjectNode entry = remarks.addObject();
      entry.put("name", remark.name());
      entry.put("value", remark.value());
      entry.put("meaning", remark.meaning());
      entry.put("verdict", remark.verdict().name().toLowerCase(Locale.ROOT));
      remark.okta().ifPresent(words -> entry.put("okta", words));
    }
    json.set("parts", JsonViews.of(explanation.parts()));
    json.set("next", JsonViews.of(explanation.next()));
    return json;
  }
}
