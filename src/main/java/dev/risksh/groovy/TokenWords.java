package dev.risksh.groovy;

import dev.risksh.jose.ClientAssertion;
import dev.risksh.okta.AccessToken;
import java.util.Map;
import java.util.Set;

/** The words on client assertions and access tokens. */
public interface TokenWords extends Words {
  /** An assertion as Okta wants it, valid for five minutes. */
  default ClientAssertion createAssertion() {
    return createAssertion(Map.of());
  }

  /**
   * {@code createAssertion exp: -5.minutes, set: [aud: 'x'], header: [typ: 'JWT'], drop: ['jti']}:
   * made wrong on purpose. A time is a duration from now, an instant, or seconds since 1970.
   */
  default ClientAssertion createAssertion(Map<String, ?> named) {
    Arguments arguments = new Arguments("createAssertion", named, AssertionChanges.NAMES);
    boolean pin = arguments.of("pin", Boolean.class).orElse(false);
    AssertionChanges changes = new AssertionChanges(arguments, session().keys()::find);
    return made(session().tokens().createAssertion(changes, pin));
  }

  /** An access token with the scopes that the app was granted. */
  default AccessToken requestToken() {
    return requestToken(Map.of());
  }

  /** {@code requestToken scopes: ['okta.riskEvents.manage']}. */
  default AccessToken requestToken(Map<String, ?> named) {
    Arguments arguments = new Arguments("requestToken", named, Set.of("scopes"));
    return made(session().tokens().request(arguments.texts("scopes")));
  }
}
