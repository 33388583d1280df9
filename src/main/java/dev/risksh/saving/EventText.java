package dev.risksh.saving;

import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskEvents;
import dev.risksh.risk.RiskSubject;
import java.util.ArrayList;
import java.util.List;

/** Risk events as a script writes them. */
final class EventText {
  private static final String INDENT = "    ";

  private EventText() {}

  /** {@code event { … }}, or a list of them. */
  static String of(RiskEvents events) {
    if (events.events().size() == 1) {
      RiskEvent event = events.events().get(0);
      return block(lines(event));
    }
    List<String> blocks = new ArrayList<>();
    for (RiskEvent event : events.events()) {
      blocks.add(block(lines(event)).indent(INDENT.length()).stripTrailing());
    }
    return "([\n" + String.join(",\n", blocks) + "\n])";
  }

  /** {@code event { … }} around lines that are written already. */
  static String block(List<String> lines) {
    if (lines.size() == 1 && lines.get(0).length() < 70) {
      return "event { " + lines.get(0) + " }";
    }
    StringBuilder text = new StringBuilder("event {\n");
    lines.forEach(line -> text.append(INDENT).append(line).append('\n'));
    return text.append('}').toString();
  }

  private static List<String> lines(RiskEvent event) {
    List<String> lines = new ArrayList<>();
    event.timestamp().ifPresent(time -> lines.add("timestamp " + Literal.text(time.toString())));
    event.expiresAt().ifPresent(time -> lines.add("expires " + Literal.text(time.toString())));
    lines.addAll(subjects(event.subjects()));
    return lines;
  }

  static List<String> subjects(List<RiskSubject> subjects) {
    return subjects.stream()
        .map(
            subject ->
                subject(subject.ip(), subject.riskLevel().name(), subject.message().orElse(null)))
        .toList();
  }

  static String subject(String ip, String risk, String message) {
    return "subject ip: "
        + Literal.text(ip)
        + ", risk: "
        + risk
        + (message == null ? "" : ", message: " + Literal.text(message));
  }
}
