package dev.risksh.session;

import java.time.Instant;
import java.util.Optional;

/**
 * A value the session holds, with where it came from and whether it can still be used.
 *
 * @param origin in words: {@code made here}, {@code OKTA_CLIENT_PRIVATEKEY}, {@code saved session}
 * @param since when it was taken up
 * @param stale why it is not to be used any more; empty while it is good
 */
public record Held<T>(T value, String origin, Instant since, Optional<String> stale) {
  Held<T> stale(String reason) {
    return new Held<>(value, origin, since, stale.or(() -> Optional.of(reason)));
  }
}
