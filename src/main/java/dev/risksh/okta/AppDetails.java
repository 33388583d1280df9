package dev.risksh.okta;

import java.util.List;

/**
 * All an admin sees of a service app.
 *
 * @param app with the scopes it was granted
 * @param active whether it gets tokens at all
 * @param dpopBound whether its tokens must be bound to a key with DPoP
 * @param roles the admin roles it was given
 */
public record AppDetails(ServiceApp app, boolean active, boolean dpopBound, List<AdminRole> roles) {
  public AppDetails {
    roles = List.copyOf(roles);
  }

  @Override
  public String toString() {
    return app.toString();
  }
}
