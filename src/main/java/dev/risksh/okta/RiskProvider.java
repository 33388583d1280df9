package dev.risksh.okta;

import java.util.Optional;

/**
 * A risk provider as the org knows it: whose signals count, and for what.
 *
 * @param id {@code rkp…}
 * @param name at most 50 characters, unique in the org
 * @param clientId the service app whose calls are this provider's; empty while none is linked
 * @param action what the org does with its signals
 */
public record RiskProvider(
    String id, String name, Optional<String> clientId, ProviderAction action) {

  /** Whether the calls of {@code app} are this provider's. */
  public boolean linkedTo(ServiceApp app) {
    return clientId.equals(Optional.of(app.clientId()));
  }

  @Override
  public String toString() {
    return "risk provider " + id + " " + name.strip() + ", " + action.wire();
  }
}
