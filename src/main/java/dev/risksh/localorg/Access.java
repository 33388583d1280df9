package dev.risksh.localorg;

import java.util.List;

/**
 * Who may call an endpoint.
 *
 * @param kind how credentials are looked at
 * @param scopes one of these is needed in an access token
 */
record Access(Kind kind, List<String> scopes) {
  /** The endpoint itself looks at whatever credentials there are. */
  static final Access NOT_CHECKED = new Access(Kind.NOT_CHECKED, List.of());

  /** Open to all; an API token, where one is sent, must be good. */
  static final Access ADMIN_OPTIONAL = new Access(Kind.ADMIN_OPTIONAL, List.of());

  /** How credentials are looked at. */
  enum Kind {
    NOT_CHECKED,
    ADMIN_OPTIONAL,
    REQUIRED
  }

  /** The admin, or a service app with one of {@code scopes}. */
  static Access scope(String... scopes) {
    return new Access(Kind.REQUIRED, List.of(scopes));
  }
}
