package dev.risksh.diagnose;

import dev.risksh.jose.VerificationKey;
import java.util.List;
import java.util.Optional;

/**
 * What the org knows of a client id, when it was asked.
 *
 * @param clientId the one asked for
 * @param known whether there is an app of that client id
 * @param keys the public keys it is registered with
 */
public record Registration(String clientId, boolean known, List<VerificationKey> keys) {
  public Registration {
    keys = List.copyOf(keys);
  }

  /** The key that an assertion with {@code kid} is checked by; one key alone needs no name. */
  Optional<VerificationKey> key(Optional<String> kid) {
    Optional<VerificationKey> named =
        keys.stream().filter(key -> kid.isPresent() && key.kid().equals(kid)).findFirst();
    boolean nameless = keys.size() == 1 && (kid.isEmpty() || keys.get(0).kid().isEmpty());
    return named.or(() -> nameless ? Optional.of(keys.get(0)) : Optional.empty());
  }
}
