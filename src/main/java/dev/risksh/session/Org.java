package dev.risksh.session;

import dev.risksh.jose.Secret;
import dev.risksh.okta.OrgUrl;
import java.util.Optional;

/**
 * The org the session talks to.
 *
 * @param url where it is
 * @param local whether it is risksh's own
 * @param adminToken the API token of an admin, where one is known
 * @param origin where the choice came from, in words
 */
public record Org(OrgUrl url, boolean local, Optional<Secret> adminToken, String origin) {
  /** {@code local} or the host. */
  public String label() {
    return local ? "local" : url.base().getAuthority();
  }

  @Override
  public String toString() {
    return local ? "local (" + url + ")" : url.toString();
  }
}
