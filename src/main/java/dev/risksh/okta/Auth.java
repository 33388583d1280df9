package dev.risksh.okta;

import dev.risksh.jose.Secret;

/**
 * What a call shows to be let in.
 *
 * @param scheme {@code SSWS} for an admin's API token, {@code Bearer} for an access token
 * @param credential the token itself
 */
public record Auth(String scheme, Secret credential) {
  /** An Okta API token of an admin. */
  public static Auth admin(Secret apiToken) {
    return new Auth("SSWS", apiToken);
  }

  /** A scoped access token of a service app. */
  public static Auth token(AccessToken token) {
    return new Auth(token.type(), token.value());
  }

  String header() {
    return scheme + " " + credential.reveal();
  }
}
