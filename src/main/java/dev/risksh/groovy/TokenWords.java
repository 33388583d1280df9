package dev.risksh.groovy;

import dev.risksh.jose.AssertionSpec;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.okta.AccessToken;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words on client assertions and access tokens. */
public interface TokenWords extends Words {
  /** An assertion as Okta wants it, valid for five minutes. */
  default ClientAssertion createAssertion() {
    return createAssertion(Map.of());
  }

  /** {@code createAssertion expiresIn: 5.minutes, set: [aud: 'x'], drop: ['jti']}. */
  default ClientAssertion createAssertion(Map<String, ?> named) {
    Arguments arguments =
        new Arguments("createAssertion", named, Set.of("expiresIn", "set", "drop"));
    return made(session().tokens().createAssertion(spec -> changed(spec, arguments)));
  }

  private static AssertionSpec changed(AssertionSpec spec, Arguments arguments) {
    AssertionSpec changed = spec;
    if (arguments.has("expiresIn")) {
      changed = changed.withExpiresIn(arguments.duration("expiresIn").orElseThrow());
    }
    Map<?, ?> set = arguments.has("set") ? arguments.required("set", Map.class) : Map.of();
    for (Map.Entry<?, ?> claim : set.entrySet()) {
      changed = changed.with(claim.getKey().toString(), claim.getValue());
    }
    for (String claim : arguments.texts("drop").orElse(List.of())) {
      changed = changed.without(claim);
    }
    return changed;
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
