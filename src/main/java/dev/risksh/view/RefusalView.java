package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.diagnose.Refusal;
import java.util.ArrayList;
import java.util.List;

/** A refusal that was wanted: Okta's words, and the cause. */
final class RefusalView implements View<Refusal> {
  @Override
  public List<String> lines(Refusal refusal, Look look) {
    List<String> lines = new ArrayList<>();
    String status = (refusal.status() + " " + refusal.code()).strip();
    lines.add(look.style().bold(status) + "   " + refusal.said());
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
    json.put("cause", refusal.cause());
    json.set("evidence", JsonViews.of(refusal.evidence()));
    json.set("next", JsonViews.of(refusal.next()));
    json.put("requestId", refusal.requestId());
    return json;
  }
}
