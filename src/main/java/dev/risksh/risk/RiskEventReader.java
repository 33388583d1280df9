package dev.risksh.risk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a JSON tree into risk events and collects every complaint on the way; good for one reading.
 * What lies beyond the 20th event or the 50th subject is counted but not looked into.
 */
final class RiskEventReader {
  private static final List<String> EVENT_FIELDS = List.of("timestamp", "expiresAt", "subjects");
  private static final List<String> SUBJECT_FIELDS = List.of("ip", "riskLevel", "message");

  private final Violations violations = new Violations();

  RiskEvents read(JsonNode root) {
    List<RiskEvent> events = new ArrayList<>();
    if (root.isArray()) {
      violations.addAll("events", RiskLimits.checkEventCount(root.size()));
      for (int i = 0; i < Math.min(root.size(), RiskLimits.MAX_EVENTS); i++) {
        event(root.get(i), "events[" + i + "]").ifPresent(events::add);
      }
    } else {
      event(root, "").ifPresent(events::add);
    }
    violations.throwIfAny();
    return new RiskEvents(events);
  }

  private Optional<RiskEvent> event(JsonNode node, String path) {
    if (!isObject(node, path, "an event object")) {
      return Optional.empty();
    }
    String prefix = path.isEmpty() ? "" : path + ".";
    checkNames(
        node, prefix, EVENT_FIELDS, SUBJECT_FIELDS, "belongs in a subject, not in the event");
    Optional<Instant> timestamp = time(node, prefix, "timestamp");
    Optional<Instant> expiresAt = time(node, prefix, "expiresAt");
    violations.addAll(prefix + "expiresAt", RiskLimits.checkExpiry(timestamp, expiresAt));
    List<RiskSubject> subjects = subjects(node, prefix + "subjects");
    return violations.isEmpty()
        ? Optional.of(new RiskEvent(timestamp, expiresAt, subjects))
        : Optional.empty();
  }

  private List<RiskSubject> subjects(JsonNode event, String path) {
    List<RiskSubject> subjects = new ArrayList<>();
    JsonNode list = event.path("subjects");
    if (list.isMissingNode()) {
      violations.add(path, "is required: a list of 1 to " + RiskLimits.MAX_SUBJECTS + " subjects");
    } else if (!list.isArray()) {
      violations.add(path, "must be a list of subjects, not " + kind(list));
    } else {
      violations.addAll(path, RiskLimits.checkSubjectCount(list.size()));
      for (int i = 0; i < Math.min(list.size(), RiskLimits.MAX_SUBJECTS); i++) {
        subject(list.get(i), path + "[" + i + "]").ifPresent(subjects::add);
      }
    }
    return subjects;
  }

  private Optional<RiskSubject> subject(JsonNode node, String path) {
    if (!isObject(node, path, "a subject object")) {
      return Optional.empty();
    }
    String prefix = path + ".";
    checkNames(
        node, prefix, SUBJECT_FIELDS, EVENT_FIELDS, "belongs in the event, not in a subject");
    Optional<String> ip = text(node, prefix, "ip");
    Optional<String> name = text(node, prefix, "riskLevel");
    Optional<String> message = text(node, prefix, "message");
    Optional<RiskLevel> level = name.flatMap(RiskLevel::find);

    if (ip.isPresent() || isAbsent(node, "ip")) {
      violations.addAll(prefix + "ip", RiskLimits.checkIp(ip.orElse(null)));
    }
    if (name.isPresent() && level.isEmpty()) {
      violations.add(prefix + "riskLevel", RiskLevel.complaint(name.get()));
    } else if (isAbsent(node, "riskLevel")) {
      violations.addAll(prefix + "riskLevel", RiskLimits.checkLevel(null));
    }
    message.ifPresent(
        value -> violations.addAll(prefix + "message", RiskLimits.checkMessage(value)));
    return violations.isEmpty()
        ? Optional.of(new RiskSubject(ip.orElseThrow(), level.orElseThrow(), message))
        : Optional.empty();
  }

  private boolean isObject(JsonNode node, String path, String wanted) {
    if (!node.isObject()) {
      violations.add(path, "must be " + wanted + ", not " + kind(node));
    }
    return node.isObject();
  }

  private void checkNames(
      JsonNode node, String prefix, List<String> known, List<String> elsewhere, String misplaced) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (elsewhere.contains(name)) {
                violations.add(prefix + name, misplaced);
              } else if (!known.contains(name)) {
                violations.add(
                    prefix + TerminalSafe.excerpt(name, RiskLimits.EXCERPT),
                    "unknown field" + Suggestions.didYouMean(name, known));
              }
            });
  }

  private Optional<Instant> time(JsonNode node, String prefix, String name) {
    Optional<String> text = text(node, prefix, name);
    Optional<Instant> time = text.flatMap(RiskLimits::readTime);
    if (text.isPresent() && time.isEmpty()) {
      violations.add(prefix + name, RiskLimits.timeComplaint(text.get()));
    }
    return time;
  }

  private Optional<String> text(JsonNode node, String prefix, String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual() && !isAbsent(node, name)) {
      violations.add(prefix + name, "must be a string, not " + kind(value));
    }
    return Optional.ofNullable(value.textValue());
  }

  /** A null says as little as a field that is not there. */
  private static boolean isAbsent(JsonNode node, String name) {
    return node.path(name).isMissingNode() || node.path(name).isNull();
  }

  private static String kind(JsonNode node) {
    JsonNodeType type = node.getNodeType();
    return switch (type) {
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> node.asText();
      default -> "null";
    };
  }
}
