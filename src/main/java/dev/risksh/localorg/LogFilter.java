package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A condition on a System Log event, as {@link FilterParser} reads it. */
sealed interface LogFilter {

  boolean matches(JsonNode event);

  /** The event types that all matches are of; empty when that is not plain to see. */
  default Optional<Set<String>> eventTypes() {
    return Optional.empty();
  }

  /** Every part holds. */
  record And(List<LogFilter> parts) implements LogFilter {
    @Override
    public boolean matches(JsonNode event) {
      return parts.stream().allMatch(part -> part.matches(event));
    }

    @Override
    public Optional<Set<String>> eventTypes() {
      return parts.stream().flatMap(part -> part.eventTypes().stream()).findFirst();
    }
  }

  /** One part holds. */
  record Or(List<LogFilter> parts) implements LogFilter {
    @Override
    public boolean matches(JsonNode event) {
      return parts.stream().anyMatch(part -> part.matches(event));
    }

    @Override
    public Optional<Set<String>> eventTypes() {
      Set<String> types = new LinkedHashSet<>();
      for (LogFilter part : parts) {
        if (part.eventTypes().isEmpty()) {
          return Optional.empty();
        }
        types.addAll(part.eventTypes().get());
      }
      return Optional.of(types);
    }
  }

  /** The part does not hold. */
  record Not(LogFilter part) implements LogFilter {
    @Override
    public boolean matches(JsonNode event) {
      return !part.matches(event);
    }
  }

  /** The field is there. */
  record Present(List<String> path) implements LogFilter {
    @Override
    public boolean matches(JsonNode event) {
      return !LogFields.values(event, path).isEmpty();
    }
  }

  /** Any value of the field compares so to {@code value}. */
  record Comparison(List<String> path, Operator operator, JsonNode value) implements LogFilter {
    @Override
    public boolean matches(JsonNode event) {
      List<JsonNode> values = LogFields.values(event, path);
      return operator == Operator.NE
          ? values.stream().noneMatch(v -> Operator.EQ.holds(v, value))
          : values.stream().anyMatch(v -> operator.holds(v, value));
    }

    @Override
    public Optional<Set<String>> eventTypes() {
      return operator == Operator.EQ && path.equals(List.of("eventType"))
          ? Optional.of(Set.of(value.asText()))
          : Optional.empty();
    }
  }

  /** How a field is compared to a value. */
  enum Operator {
    EQ,
    NE,
    CO,
    SW,
    EW,
    GT,
    GE,
    LT,
    LE;

    /** Operators are written in any case; attributes are not. */
    static Optional<Operator> of(String word) {
      return Arrays.stream(values()).filter(o -> o.name().equalsIgnoreCase(word)).findFirst();
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean holds(JsonNode field, JsonNode value) {
      String left = field.asText();
      String right = value.asText();
      return switch (this) {
        case EQ -> left.equals(right);
        case NE -> !left.equals(right);
        case CO -> left.contains(right);
        case SW -> left.startsWith(right);
        case EW -> left.endsWith(right);
        case GT -> compare(field, value) > 0;
        case GE -> compare(field, value) >= 0;
        case LT -> compare(field, value) < 0;
        case LE -> compare(field, value) <= 0;
      };
    }

    private static int compare(JsonNode left, JsonNode right) {
      return left.isNumber() && right.isNumber()
          ? left.decimalValue().compareTo(right.decimalValue())
          : left.asText().compareTo(right.asText());
    }
  }
}
