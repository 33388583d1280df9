package dev.risksh.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The latest value of each slot; a new one makes stale whatever was made from the old one. */
final class Holdings {
  private final Clock clock;
  private final Map<Slot<?>, Held<?>> held = new LinkedHashMap<>();
  private Optional<JsonNode> unsigned = Optional.empty();

  Holdings(Clock clock) {
    this.clock = clock;
  }

  @SuppressWarnings("unchecked") // put() is the only way in, and it pairs the two types
  synchronized <T> Optional<Held<T>> get(Slot<T> slot) {
    return Optional.ofNullable((Held<T>) held.get(slot));
  }

  synchronized <T> void put(Slot<T> slot, T value, String origin) {
    Held<?> before = held.get(slot);
    noneUnsigned(slot);
    held.put(slot, new Held<>(value, origin, clock.instant(), Optional.empty()));
    if (before != null && !before.value().equals(value)) {
      staleAfter(slot, "the " + slot + " changed");
    }
  }

  /** The assertion of a saved session, while its key is not at hand to sign it again. */
  synchronized Optional<JsonNode> unsigned() {
    return unsigned;
  }

  synchronized void putUnsigned(JsonNode assertion) {
    unsigned = Optional.of(assertion);
  }

  private void noneUnsigned(Slot<?> slot) {
    if (slot == Slot.ASSERTION) {
      unsigned = Optional.empty();
    }
  }

  /** Keeps the value for looking at, but not for use. */
  synchronized void stale(Slot<?> slot, String reason) {
    noneUnsigned(slot);
    held.computeIfPresent(slot, (same, value) -> value.stale(reason));
  }

  synchronized void clear(Slot<?> slot) {
    noneUnsigned(slot);
    held.remove(slot);
  }

  private void staleAfter(Slot<?> changed, String reason) {
    for (Slot<?> slot : Slot.ALL) {
      if (slot.madeFrom().contains(changed)) {
        stale(slot, reason);
      }
    }
  }
}
