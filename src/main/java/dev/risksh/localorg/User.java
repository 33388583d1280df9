package dev.risksh.localorg;

import java.time.Instant;
import java.util.Locale;

/**
 * Someone who may sign in.
 *
 * @param active whether they may; once deactivated, Okta lets an admin delete them
 * @param password null for the user of every org, whose password everybody knows
 */
record User(
    String id,
    String login,
    String email,
    String firstName,
    String lastName,
    boolean active,
    PasswordHash password,
    Instant created,
    Instant lastUpdated) {

  /** The user that every org has from the start. */
  static User initial(String id) {
    return new User(
        id,
        LocalOrg.USER_LOGIN,
        LocalOrg.USER_LOGIN,
        "Isaac",
        "Brock",
        true,
        null,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  User deactivated(Instant now) {
    return new User(id, login, email, firstName, lastName, false, password, created, now);
  }

  boolean hasPassword(String given) {
    return password == null ? given.equals(LocalOrg.USER_PASSWORD) : password.fits(given);
  }

  boolean isCalled(String name) {
    return login.equalsIgnoreCase(name);
  }

  /** The login without its domain, which is enough where it tells one user from all others. */
  boolean isCalledInShort(String name) {
    return login.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + "@");
  }

  String name() {
    return firstName + " " + lastName;
  }
}
