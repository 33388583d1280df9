package dev.risksh.localorg;

import java.util.Optional;

/** Who calls, as far as the org could make out. */
sealed interface Caller {

  /** Nobody in particular: the endpoint is open to all. */
  record Anyone() implements Caller {}

  /** The org's admin, with the API token. */
  record Admin(String userId) implements Caller {
    static final String LOGIN = "admin@example.com";
    static final String NAME = "Local Admin";

    /** What the log shows instead of the token. */
    static final String TOKEN_ID = "00T0localorgadmintok";
  }

  /** A service app with an access token. */
  record Service(App app) implements Caller {}

  /** The app that calls, if it is one. */
  default Optional<App> service() {
    return this instanceof Service service ? Optional.of(service.app()) : Optional.empty();
  }

  default boolean isAdmin() {
    return this instanceof Admin;
  }

  /** Enters the caller into an event as the one who acted. */
  default LogEvent actIn(LogEvent event) {
    if (this instanceof Admin admin) {
      return event.actor(admin.userId(), "User", Admin.LOGIN, Admin.NAME).apiToken(Admin.TOKEN_ID);
    }
    return service().map(app -> event.actorApp(app.id(), app.name())).orElse(event);
  }
}
