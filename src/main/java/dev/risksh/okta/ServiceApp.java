package dev.risksh.okta;

import java.util.List;

/**
 * An OAuth service app of the org: the provider's identity.
 *
 * @param clientId {@code 0oa…}
 * @param name its label in the Admin Console
 * @param scopes the Okta API scopes granted to it, as far as they are known here
 * @param kids the keys it is registered with
 */
public record ServiceApp(String clientId, String name, List<String> scopes, List<String> kids) {
  public ServiceApp {
    scopes = List.copyOf(scopes);
    kids = List.copyOf(kids);
  }

  ServiceApp withScopes(List<String> granted) {
    return new ServiceApp(clientId, name, granted, kids);
  }

  @Override
  public String toString() {
    return "service app " + clientId + " " + name;
  }
}
