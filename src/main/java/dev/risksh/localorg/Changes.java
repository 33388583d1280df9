package dev.risksh.localorg;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the changes of the org's state, so that only what changed is saved. */
final class Changes {
  private final AtomicLong count = new AtomicLong();

  void note() {
    count.incrementAndGet();
  }

  long count() {
    return count.get();
  }
}
