package dev.risksh.localorg;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The risk providers of the org: at most three, each with a name of its own. */
final class RiskProviders {
  static final int MAX = 3;

  private final Map<String, RiskProvider> providers = new LinkedHashMap<>();
  private final Changes changes;

  /** How it went to put a provider in. */
  enum Outcome {
    DONE,
    TOO_MANY,
    NAME_TAKEN
  }

  RiskProviders(List<RiskProvider> providers, Changes changes) {
    providers.forEach(provider -> this.providers.put(provider.id(), provider));
    this.changes = changes;
  }

  synchronized List<RiskProvider> all() {
    return List.copyOf(providers.values());
  }

  synchronized Optional<RiskProvider> find(String id) {
    return Optional.ofNullable(providers.get(id));
  }

  /** The provider that {@code clientId} sends for. */
  synchronized Optional<RiskProvider> ofClient(String clientId) {
    return providers.values().stream().filter(p -> p.clientId().equals(clientId)).findFirst();
  }

  /** Adds a provider, or puts it in place of the one with its id. */
  synchronized Outcome put(RiskProvider provider) {
    boolean isNew = !providers.containsKey(provider.id());
    if (isNew && providers.size() >= MAX) {
      return Outcome.TOO_MANY;
    }
    boolean nameTaken =
        providers.values().stream()
            .anyMatch(p -> p.name().equals(provider.name()) && !p.id().equals(provider.id()));
    if (nameTaken) {
      return Outcome.NAME_TAKEN;
    }
    providers.put(provider.id(), provider);
    changes.note();
    return Outcome.DONE;
  }

  synchronized void remove(RiskProvider provider) {
    providers.remove(provider.id());
    changes.note();
  }
}
