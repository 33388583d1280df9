package dev.risksh.saving;

import dev.risksh.risk.RiskEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The event that {@code /event} builds, as {@code /send} finds it. */
final class Draft {
  private final List<String> subjects = new ArrayList<>();
  private Optional<String> timestamp = Optional.empty();
  private Optional<String> expires = Optional.empty();

  void change(TypedCommand command) {
    switch (command.path()) {
      case "event add" ->
          subjects.add(
              EventText.subject(
                  command.option("--ip").orElse(""),
                  command.option("--risk").orElse("").toUpperCase(Locale.ROOT),
                  command.option("--message").orElse(null)));
      case "event time" -> {
        timestamp = command.option("--timestamp").or(() -> timestamp);
        expires = command.option("--expires").or(() -> expires);
      }
      default -> {
        subjects.clear();
        timestamp = Optional.empty();
        expires = Optional.empty();
      }
    }
  }

  /** The event; with the subjects that were sent, where that is known. */
  String text(Optional<RiskEvents> sent) {
    List<String> lines = new ArrayList<>();
    timestamp.ifPresent(time -> lines.add("timestamp " + time(time)));
    expires.ifPresent(time -> lines.add("expires " + time(time)));
    lines.addAll(sent.map(events -> EventText.subjects(events.subjects())).orElse(subjects));
    return EventText.block(lines);
  }

  /** A distance from now stays one, so that the script is good tomorrow. */
  private static String time(String text) {
    if (text.equals("now")) {
      return "0.seconds";
    }
    return text.contains("T") && !text.startsWith("PT") ? Literal.text(text) : Literal.time(text);
  }
}
