package dev.risksh.session;

import dev.risksh.jose.AssertionSpec;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.Auth;
import dev.risksh.okta.Refused;
import dev.risksh.okta.ServiceApp;
import dev.risksh.okta.TokenApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The verbs on client assertions and access tokens. */
public final class Tokens {
  /** A token is not used when it might expire on the way. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Session session;

  Tokens(Session session) {
    this.session = session;
  }

  /**
   * Signs an assertion with the session's key for its app and the org's token endpoint.
   *
   * @param changes what is to differ from the rules
   * @param pin whether exactly this one is sent each time; otherwise it is sent once
   */
  public ClientAssertion createAssertion(UnaryOperator<AssertionSpec> changes, boolean pin) {
    ServiceApp app = session.need(Slot.APP);
    AssertionSpec spec =
        changes.apply(AssertionSpec.of(app.clientId(), session.org().url().tokenEndpoint()));
    // A key that only lends its name need not be unlocked.
    SigningKey key =
        spec.signWith()
            .map(signer -> session.value(Slot.KEY).orElse(signer))
            .orElseGet(() -> session.keys().ready());
    ClientAssertion assertion =
        ClientAssertion.sign(spec, key, session.world().clock(), session.world().random());
    return session.put(Slot.ASSERTION, pin ? assertion.pin() : assertion, "made here");
  }

  /**
   * Asks the org for an access token. It takes the assertion that was made last, once unless it is
   * pinned, and makes a fresh one where that is spent, stale or expired.
   *
   * @param scopes to ask for; empty for those that were set from outside, else what the app was
   *     granted
   */
  public AccessToken request(Optional<List<String>> scopes) {
    ServiceApp app = session.need(Slot.APP);
    List<String> asked = scopes.orElseGet(() -> defaultScopes(app));
    ClientAssertion assertion = unspentAssertion();
    try {
      AccessToken token =
          new TokenApi(session.client(), session.world().clock())
              .request(assertion, app.clientId(), asked);
      session.put(Slot.TOKEN, token, "asked for here");
      if (!token.missing().isEmpty()) {
        session.notice(
            "not granted: " + String.join(" ", token.missing()) + "   /app grant adds a scope");
      }
      return token;
    } finally {
      if (!assertion.pinned()) {
        // Okta takes each jti once, whatever it answered.
        session.stale(Slot.ASSERTION, "it was sent, and Okta takes each one once");
      }
    }
  }

  private List<String> defaultScopes(ServiceApp app) {
    return session
        .configuration()
        .scopes()
        .map(set -> Configuration.scopes(set.value()))
        .orElse(app.scopes().isEmpty() ? Apps.DEFAULT_SCOPES : app.scopes());
  }

  private ClientAssertion unspentAssertion() {
    Optional<ClientAssertion> ready = session.value(Slot.ASSERTION).map(this::forThisAddress);
    if (ready.isPresent() && toBeSent(ready.get())) {
      return ready.get();
    }
    ready.ifPresent(old -> session.notice("the assertion has expired, a fresh one is made"));
    return createAssertion(UnaryOperator.identity(), false);
  }

  /** One that was made wrong on purpose is sent as it is, expired or not. */
  private boolean toBeSent(ClientAssertion made) {
    return made.pinned()
        || !made.overrides().isEmpty()
        || !made.expired(session.world().clock().instant());
  }

  /** The local org may have moved to another port since the session was saved. */
  private ClientAssertion forThisAddress(ClientAssertion made) {
    String endpoint = session.org().url().tokenEndpoint();
    Optional<SigningKey> key = session.value(Slot.KEY).or(made.spec()::signWith);
    return made.spec().audience().equals(endpoint) || key.isEmpty()
        ? made
        : session.put(Slot.ASSERTION, made.readdressed(endpoint, key.get()), SessionFile.SAVED);
  }

  /** A token that can be used now: the one held, or a new one, and then that is said. */
  AccessToken current() {
    Optional<Held<AccessToken>> held = session.held(Slot.TOKEN);
    Instant soon = session.world().clock().instant().plus(MARGIN);
    if (held.isPresent() && held.get().stale().isEmpty() && !held.get().value().expired(soon)) {
      return held.get().value();
    }
    String why =
        held.map(old -> old.stale().orElse("it has expired"))
            .map(reason -> "the access token was renewed: " + reason)
            .orElse("no access token yet: asked for one");
    return renew(why, held.map(Held::value));
  }

  private AccessToken renew(String notice, Optional<AccessToken> old) {
    AccessToken token = request(old.filter(this::isOfThisApp).map(AccessToken::asked));
    session.notice(notice);
    return token;
  }

  private boolean isOfThisApp(AccessToken token) {
    return session.value(Slot.APP).stream()
        .anyMatch(app -> app.clientId().equals(token.clientId()));
  }

  /** Makes a call with the session's token; one that the org calls expired is renewed, once. */
  <R> R authorised(Function<Auth, R> call) {
    try {
      return call.apply(Auth.token(current()));
    } catch (Refused refused) {
      if (!refused.error().tokenExpired()) {
        throw refused;
      }
      AccessToken fresh =
          renew("the org called the access token expired: renewed", session.value(Slot.TOKEN));
      return call.apply(Auth.token(fresh));
    }
  }
}
