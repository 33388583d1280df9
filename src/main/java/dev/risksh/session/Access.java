package dev.risksh.session;

import dev.risksh.console.Problem;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.Auth;
import dev.risksh.okta.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the session's own calls show to be let in: its access token, renewed when it is time, or the
 * admin's API token where the user chose that. A renewal is said.
 */
final class Access {
  /** A token is renewed this long before it expires, so that it does not on the way. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  /** A short-lived one is renewed when this part of its life is left. */
  private static final int PART = 5;

  private final Session session;

  Access(Session session) {
    this.session = session;
  }

  /** Makes a call; a token that the org calls expired is renewed, once. */
  <R> R authorised(Function<Auth, R> call) {
    if (session.tokenSettings().admin()) {
      return call.apply(admin());
    }
    try {
      return call.apply(auth(current()));
    } catch (Refused refused) {
      if (!refused.error().tokenExpired()) {
        throw refused;
      }
      return call.apply(auth(renew("the org called it expired")));
    }
  }

  /** Whether a token is at hand that can be used now and has {@code scope}. */
  boolean has(String scope) {
    return session
        .held(Slot.TOKEN)
        .filter(held -> usable(held) && held.value().grants(scope))
        .isPresent();
  }

  /** The right of the admin's API token. */
  Auth admin() {
    return session
        .adminToken()
        .map(Auth::admin)
        .orElseThrow(
            () ->
                Problem.usage(
                    "calls are to show the admin's API token (SSWS), and none is known",
                    "set OKTA_CLIENT_TOKEN, or /token asks for an access token instead"));
  }

  private Auth auth(AccessToken token) {
    return token.boundTo().isPresent()
        ? Auth.bound(token.value(), session.dpop().prover(session.org().url()))
        : Auth.bearer(token.value());
  }

  /** The token held where it can be used, else a new one. */
  private AccessToken current() {
    Optional<Held<AccessToken>> held = session.held(Slot.TOKEN);
    if (held.isPresent() && usable(held.get())) {
      return held.get().value();
    }
    if (held.isEmpty()) {
      AccessToken first = session.tokens().request(Optional.empty());
      session.notice(
          session.tokens().hadOneBefore()
              ? "tokens are not kept between processes: asked for one"
              : "no access token yet: asked for one");
      return first;
    }
    return renew(held.get().stale().orElseGet(() -> expiry(held.get().value())));
  }

  private boolean usable(Held<AccessToken> held) {
    Instant end = held.value().expiresAt();
    Duration part = Duration.between(held.since(), end).dividedBy(PART);
    Duration ahead = part.compareTo(AHEAD) < 0 ? part : AHEAD;
    return held.stale().isEmpty() && session.world().clock().instant().plus(ahead).isBefore(end);
  }

  private String expiry(AccessToken token) {
    Instant now = session.world().clock().instant();
    return token.expired(now)
        ? "it has expired"
        : "it expires in " + token.left(now).toSeconds() + " s";
  }

  private AccessToken renew(String why) {
    Optional<AccessToken> old = session.held(Slot.TOKEN).map(Held::value);
    if (session.value(Slot.APP).isEmpty() || session.value(Slot.KEY).isEmpty()) {
      throw Problem.usage(
          "the access token cannot be used any more: " + why,
          "give another one, or a key and a service app to ask for one with");
    }
    AccessToken token =
        session.tokens().request(old.filter(this::isOfThisApp).map(AccessToken::asked));
    session.notice("the access token was renewed: " + why);
    return token;
  }

  private boolean isOfThisApp(AccessToken token) {
    return session.value(Slot.APP).stream()
        .anyMatch(app -> app.clientId().equals(token.clientId()));
  }
}
