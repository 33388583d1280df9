package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.risk.RiskEventJson;
import dev.risksh.risk.RiskEvents;
import java.util.List;

/** The events of one call, one after the other. */
final class EventsView implements View<RiskEvents> {
  private final EventView one = new EventView();

  @Override
  public List<String> lines(RiskEvents events, Look look) {
    return events.events().stream().flatMap(event -> one.lines(event, look).stream()).toList();
  }

  @Override
  public JsonNode json(RiskEvents events) {
    return RiskEventJson.tree(events);
  }
}
