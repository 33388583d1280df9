package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskEventJson;
import dev.risksh.risk.RiskPayload;
import dev.risksh.risk.RiskSubject;
import java.util.ArrayList;
import java.util.List;

/** A risk event: its times, and a line for each subject. */
final class EventView implements View<RiskEvent> {
  @Override
  public List<String> lines(RiskEvent event, Look look) {
    List<String> lines = new ArrayList<>();
    lines.add(
        event
            + event.timestamp().map(time -> "   seen " + look.when(time)).orElse("")
            + event.expiresAt().map(time -> "   " + look.expiryAt(time)).orElse(""));
    for (RiskSubject subject : event.subjects()) {
      lines.add(
          "  "
              + subject.ip()
              + "  "
              + look.style().level(subject.riskLevel().name())
              + subject.message().map(message -> "  " + message).orElse(""));
    }
    return lines;
  }

  @Override
  public JsonNode json(RiskEvent event) {
    return RiskEventJson.tree(RiskPayload.of(event)).get(0);
  }
}
