package dev.risksh.risk;

import java.util.List;

/**
 * The events of one call; valid by construction.
 *
 * @param events 1 to 20
 */
public record RiskEvents(List<RiskEvent> events) implements RiskPayload {
  /** Refuses, with {@link InvalidRiskEvent}, what Okta would refuse. */
  public RiskEvents {
    events = List.copyOf(events);
    Violations violations = new Violations();
    violations.addAll("events", RiskLimits.checkEventCount(events.size()));
    violations.throwIfAny();
  }

  /** The subjects of all events, in order. */
  public List<RiskSubject> subjects() {
    return events.stream().flatMap(event -> event.subjects().stream()).toList();
  }

  /** The level of the most dangerous subject of all. */
  public RiskLevel highest() {
    return RiskEvent.highest(subjects());
  }

  @Override
  public String json() {
    return RiskEventJson.write(this);
  }

  /** {@code 2 events, 4 subjects, highest HIGH}. */
  @Override
  public String toString() {
    return events.size() == 1
        ? events.get(0).toString()
        : events.size() + " events, " + subjects().size() + " subjects, highest " + highest();
  }
}
