package dev.risksh.session;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the Okta SDKs are let in; each of them has names of its own for it. */
public enum AuthorizationMode {
  /** An admin's API token. */
  SSWS("SSWS"),
  /** A scoped access token that is asked for with a key. */
  PRIVATE_KEY("PrivateKey", "JWK"),
  /** An access token that somebody else has got. */
  ACCESS_TOKEN("OAuth2", "Bearer");

  private final List<String> names;

  AuthorizationMode(String... names) {
    this.names = List.of(names);
  }

  static Optional<AuthorizationMode> named(String name) {
    return Arrays.stream(values())
        .filter(mode -> mode.names.stream().anyMatch(name::equalsIgnoreCase))
        .findFirst();
  }

  static List<String> all() {
    return Arrays.stream(values()).flatMap(mode -> mode.names.stream()).toList();
  }
}
