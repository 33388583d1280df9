package dev.risksh.groovy;

import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.Secret;
import dev.risksh.okta.AccessToken;
import dev.risksh.session.DpopMode;
import dev.risksh.session.Tokens;
import java.util.Map;
import java.util.Optional;

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
  @Does("Signs a client assertion, which the next token request sends.")
  @Takes(name = "expiresIn", value = "Default: 5.minutes. Okta refuses more than an hour.")
  @Takes(name = "exp", value = "When it expires: a time, or a duration from now.")
  @Takes(name = "iat", value = "When it was issued; Okta refuses one in the future.")
  @Takes(name = "nbf", value = "Before when it does not count.")
  @Takes(name = "aud", value = "Default: the org's token endpoint, which Okta insists on.")
  @Takes(name = "iss", value = "Default: the client id, which Okta insists on.")
  @Takes(name = "sub", value = "Default: the client id, which Okta insists on.")
  @Takes(name = "jti", value = "Default: a fresh one; Okta takes each once.")
  @Takes(name = "kid", value = "The key's id in the header. Default: that of the key.")
  @Takes(name = "alg", value = "The algorithm in the header. Default: that of the key.")
  @Takes(name = "set", value = "More claims: [name: value].")
  @Takes(name = "header", value = "More header parameters: [name: value].")
  @Takes(name = "drop", value = "Claims or header parameters to leave out: ['jti'].")
  @Takes(name = "signWith", value = "Another key: its kid, its file, or the key itself.")
  @Takes(name = "pin", value = "true to send this one again and again, not only once.")
  default ClientAssertion createAssertion(Map<String, ?> named) {
    Arguments arguments = Arguments.of(TokenWords.class, "createAssertion", named);
    boolean pin = arguments.of("pin", Boolean.class).orElse(false);
    AssertionChanges changes = new AssertionChanges(arguments, session().keys()::find);
    return made(session().tokens().createAssertion(changes, pin));
  }

  /** An access token with the scopes that the app was granted. */
  default AccessToken requestToken() {
    return requestToken(Map.of());
  }

  /** {@code requestToken scopes: ['okta.riskEvents.manage'], dpop: 'on'}. */
  @Does("Asks the org for an access token, with the assertion made last or a fresh one.")
  @Takes(name = "scopes", value = "What to ask for. Default: what the app was granted.")
  @Takes(name = "dpop", value = "'on', 'off', or 'auto': a proof once the org asks for it.")
  @Takes(name = "dpopKey", value = "Proves with a new key of that type, such as 'p384'.")
  default AccessToken requestToken(Map<String, ?> named) {
    Arguments arguments = Arguments.of(TokenWords.class, "requestToken", named);
    Tokens tokens = session().tokens();
    arguments.text("dpop").map(DpopMode::parse).ifPresent(tokens::dpop);
    arguments.text("dpopKey").ifPresent(tokens::newProofKey);
    return made(tokens.request(arguments.texts("scopes")));
  }

  /** {@code useToken System.getenv('TOKEN')}: one that was got elsewhere. */
  @Does("Makes calls with an access token that was got elsewhere: its text.")
  default AccessToken useToken(String text) {
    return made(
        session()
            .tokens()
            .use(Arguments.needed(text, "useToken", "the text of a token"), Optional.empty()));
  }

  /** {@code useToken params.accessToken}. */
  default AccessToken useToken(Secret text) {
    return useToken(Arguments.needed(text, "useToken", "the text of a token").reveal());
  }

  /** Calls show the admin's API token (SSWS). */
  @Does("Makes calls with the admin's API token (SSWS) instead of an access token.")
  default void useAdminToken() {
    session().tokens().useAdmin();
  }
}
