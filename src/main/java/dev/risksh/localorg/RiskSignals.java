package dev.risksh.localorg;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The signals that count at sign-in: the latest of each provider for each address. */
final class RiskSignals {
  private final Map<Key, RiskSignal> signals = new LinkedHashMap<>();
  private final Changes changes;

  /** Before then there is nothing to clear away. */
  private Instant nextEnd = Instant.MAX;

  private record Key(String providerId, String ip) {}

  RiskSignals(List<RiskSignal> signals, Changes changes) {
    signals.forEach(this::put);
    this.changes = changes;
  }

  /** Takes {@code latest} in order: a later one for the same address and provider wins. */
  synchronized void take(List<RiskSignal> latest, Instant now) {
    if (!nextEnd.isAfter(now)) {
      signals.values().removeIf(signal -> !signal.expiresAt().isAfter(now));
      nextEnd =
          signals.values().stream()
              .map(RiskSignal::expiresAt)
              .min(Comparator.naturalOrder())
              .orElse(Instant.MAX);
    }
    latest.forEach(this::put);
    changes.note();
  }

  synchronized void forget(String providerId) {
    signals.keySet().removeIf(key -> key.providerId().equals(providerId));
    changes.note();
  }

  /** Those that hold for {@code ip} at {@code now}. */
  synchronized List<RiskSignal> active(String ip, Instant now) {
    return signals.values().stream()
        .filter(signal -> signal.ip().equals(ip) && signal.expiresAt().isAfter(now))
        .toList();
  }

  synchronized List<RiskSignal> all() {
    return List.copyOf(signals.values());
  }

  private void put(RiskSignal signal) {
    signals.put(new Key(signal.providerId(), signal.ip()), signal);
    if (signal.expiresAt().isBefore(nextEnd)) {
      nextEnd = signal.expiresAt();
    }
  }
}
