package dev.risksh.session;

import dev.risksh.console.World;
import dev.risksh.jose.KeySpec;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.DpopProver;
import dev.risksh.okta.OrgUrl;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The session's proof key, made when it is first needed and never saved, and of which apps the org
 * wants proofs.
 */
final class Dpop {
  private final World world;
  private final Map<OrgUrl, DpopProver> provers = new HashMap<>();
  private final Set<String> wanted = new HashSet<>();
  private final Set<String> ignored = new HashSet<>();
  private Optional<SigningKey> key = Optional.empty();

  Dpop(World world) {
    this.world = world;
  }

  /** What proves the app's request for a token; empty where it goes without a proof. */
  synchronized Optional<DpopProver> forRequest(DpopMode mode, OrgUrl org, String clientId) {
    boolean proving = mode == DpopMode.ON || mode == DpopMode.AUTO && wanted.contains(clientId);
    return proving ? Optional.of(prover(org)) : Optional.empty();
  }

  /** The org has said that it wants proofs of the app. */
  synchronized void want(String clientId) {
    wanted.add(clientId);
  }

  /** Whether it was not known yet that the org ignores the app's proofs. */
  synchronized boolean isNews(String clientId) {
    return ignored.add(clientId);
  }

  synchronized DpopProver prover(OrgUrl org) {
    return provers.computeIfAbsent(
        org, same -> new DpopProver(key(), world.clock(), world.random()));
  }

  private SigningKey key() {
    if (key.isEmpty()) {
      key = Optional.of(SigningKey.generate(KeySpec.EC_P256, world.random()));
    }
    return key.get();
  }

  /** Proves with that key from now on. */
  synchronized void use(SigningKey other) {
    key = Optional.of(other);
    provers.clear();
  }
}
