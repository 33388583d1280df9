package dev.risksh.localorg;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/** The JWTs of one kind that were used already and may not come again, until they expire. */
final class SpentJwts {
  private final Set<Key> keys = new HashSet<>();
  private final Queue<Spent> soonestFirst =
      new PriorityQueue<>(Comparator.comparing(Spent::expiresAt));
  private final Changes changes;

  /**
   * One of them, as kept in the store.
   *
   * @param signer whose it was: two signers may choose the same {@code jti}
   */
  record Spent(String signer, String jti, Instant expiresAt) {}

  private record Key(String signer, String jti) {}

  SpentJwts(List<Spent> spent, Changes changes) {
    spent.forEach(this::add);
    this.changes = changes;
  }

  /** Uses a JWT up; false when it was before. */
  synchronized boolean spend(String signer, String jti, Instant expiresAt, Instant now) {
    while (!soonestFirst.isEmpty() && !soonestFirst.peek().expiresAt().isAfter(now)) {
      Spent expired = soonestFirst.remove();
      keys.remove(new Key(expired.signer(), expired.jti()));
    }
    boolean first = add(new Spent(signer, jti, expiresAt));
    changes.note();
    return first;
  }

  synchronized List<Spent> all() {
    return List.copyOf(soonestFirst);
  }

  private boolean add(Spent spent) {
    return keys.add(new Key(spent.signer(), spent.jti())) && soonestFirst.add(spent);
  }
}
