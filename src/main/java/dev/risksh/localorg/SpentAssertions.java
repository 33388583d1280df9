package dev.risksh.localorg;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The client assertions that were used already, by client and {@code jti}, until they expire. */
final class SpentAssertions {
  private final Map<Key, Instant> spent = new HashMap<>();
  private final Changes changes;

  /** One of them, as kept in the store. */
  record Spent(String clientId, String jti, Instant expiresAt) {}

  private record Key(String clientId, String jti) {}

  SpentAssertions(List<Spent> spent, Changes changes) {
    spent.forEach(s -> this.spent.put(new Key(s.clientId(), s.jti()), s.expiresAt()));
    this.changes = changes;
  }

  /** Uses an assertion up; false when it was before. */
  synchronized boolean spend(String clientId, String jti, Instant expiresAt, Instant now) {
    spent.values().removeIf(expiry -> !expiry.isAfter(now));
    boolean first = spent.putIfAbsent(new Key(clientId, jti), expiresAt) == null;
    changes.note();
    return first;
  }

  synchronized List<Spent> all() {
    return spent.entrySet().stream()
        .map(e -> new Spent(e.getKey().clientId(), e.getKey().jti(), e.getValue()))
        .toList();
  }
}
