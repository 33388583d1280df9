package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.diagnose.Refusal;
import java.util.ArrayList;
import java.util.List;

/** A refusal that was wanted: Okta's words, and the cause. */
final class RefusalView implements View<Refusal> {
  private static final int MOST_DETAILS = 5;

  @Override
  public List<String> lines(Refusal refusal, Look look) {
    List<String> lines = new ArrayList<>();
    String status = (refusal.status() + " " + refusal.code()).strip();
    lines.add((look.style().bold(status) + "   " + refusal.said()).stripTrailing());
    refusal.details().stream().limit(MOST_DETAILS).forEach(detail -> lines.add("  " + detail));
    int more = refusal.details().size() - MOST_DETAILS;
    if (more > 0) {
      lines.add("  and " + more + " more");
    }
    if (!refusal.cause().isEmpty()) {
      lines.add(look.style().dim("why: ") + refusal.cause());
    }
    return lines;
  }

  @Override
  public JsonNode json(Refusal refusal) {
    ObjectNode json = Json.object();
    json.put("status", refusal.status());
    json.put("code", refusal.code());
    json.put("said", refusal.said());
    json.set("details", JsonViews.of(refusal.details()));
    json.put("cause", refusal.cause());
    json.set("evidence", JsonViews.of(refusal.evidence()));
    json.set("next", JsonViews.of(refusal.next()));
    json.put("requestId", refusal.requestId());
    return json;
  }
}
