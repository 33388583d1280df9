package dev.risksh.localorg;

import java.util.List;

/**
 * Who may call an endpoint.
 *
 * @param kind how credentials are looked at
 * @param duty what a service app's admin role must be good for, where roles are asked for
 * @param scopes one of these is needed in an access token
 */
record Access(Kind kind, AdminRole.Duty duty, List<String> scopes) {
  /** The endpoint itself looks at whatever credentials there are. */
  static final Access NOT_CHECKED = new Access(Kind.NOT_CHECKED, AdminRole.Duty.READ, List.of());

  /** Open to all; an API token, where one is sent, must be good. */
  static final Access ADMIN_OPTIONAL =
      new Access(Kind.ADMIN_OPTIONAL, AdminRole.Duty.READ, List.of());

  /** The admin, with an API token. */
  static final Access ADMIN_ONLY = new Access(Kind.ADMIN_ONLY, AdminRole.Duty.GRANT, List.of());

  /** How credentials are looked at. */
  enum Kind {
    NOT_CHECKED,
    ADMIN_OPTIONAL,
    ADMIN_ONLY,
    REQUIRED
  }

  /** To read: the admin, or a service app with one of {@code scopes}. */
  static Access read(String... scopes) {
    return new Access(Kind.REQUIRED, AdminRole.Duty.READ, List.of(scopes));
  }

  /** To change something: the admin, or a service app with one of {@code scopes}. */
  static Access manage(String... scopes) {
    return new Access(Kind.REQUIRED, AdminRole.Duty.MANAGE, List.of(scopes));
  }

  /** To give rights to others: the admin, or a service app with one of {@code scopes}. */
  static Access grant(String... scopes) {
    return new Access(Kind.REQUIRED, AdminRole.Duty.GRANT, List.of(scopes));
  }
}
