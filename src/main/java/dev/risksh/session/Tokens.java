package dev.risksh.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Problem;
import dev.risksh.jose.AssertionSpec;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.KeySpec;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.DpopProver;
import dev.risksh.okta.GivenToken;
import dev.risksh.okta.Refused;
import dev.risksh.okta.ServiceApp;
import dev.risksh.okta.TokenApi;
import dev.risksh.okta.TokenRequest;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The verbs on client assertions and access tokens. */
public final class Tokens {
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
   * The assertion that was made last, if it is still to be sent; one of another process is signed
   * again, or a {@link Problem} says why it cannot be.
   */
  Optional<ClientAssertion> prepared() {
    return session.value(Slot.ASSERTION).or(() -> session.unsigned().map(this::signAgain));
  }

  private ClientAssertion signAgain(JsonNode saved) {
    Keys keys = session.keys();
    Optional<SigningKey> named =
        session
            .value(Slot.KEY)
            .map(key -> SavedAssertion.isSignedByOther(saved) ? key : keys.ready());
    return session.put(
        Slot.ASSERTION, SavedAssertion.read(saved, named, keys::kept), SessionFile.SAVED);
  }

  /** The assertion that was made last, sent or not, or a {@link Problem} where there is none. */
  public ClientAssertion latestAssertion() {
    return session
        .held(Slot.ASSERTION)
        .map(Held::value)
        .or(this::prepared)
        .orElseGet(() -> session.need(Slot.ASSERTION));
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
    AssertionSupply assertions = new AssertionSupply(session);
    try {
      AccessToken token =
          ask(app.clientId(), scopes.orElseGet(() -> defaultScopes(app)), assertions);
      session.put(Slot.TOKEN, token, "asked for here");
      session.change(settings -> settings.withAdmin(false));
      if (!token.missing().isEmpty()) {
        session.notice(
            "not granted: " + String.join(" ", token.missing()) + "   /app grant adds a scope");
      }
      return token;
    } finally {
      assertions.done();
    }
  }

  /** Whether an earlier process of this session was given one: none is kept. */
  boolean hadOneBefore() {
    return session.earlierExchanges().stream()
        .anyMatch(
            call ->
                call.url().getPath().equals("/oauth2/v1/token")
                    && call.status().orElse(0) == HttpURLConnection.HTTP_OK);
  }

  /** Without a proof of possession, or with one: as was chosen, or as the org wants it. */
  private AccessToken ask(String clientId, List<String> scopes, AssertionSupply assertions) {
    TokenApi api = new TokenApi(session.client(), session.world().clock());
    DpopMode mode = session.tokenSettings().dpop();
    Optional<DpopProver> prover = prover(mode, clientId);
    TokenRequest request = new TokenRequest(clientId, scopes, assertions, prover);
    try {
      AccessToken token = api.request(request);
      if (prover.isPresent() && token.boundTo().isEmpty() && session.dpop().isNews(clientId)) {
        session.notice("the app does not ask for DPoP: the proof was ignored");
      }
      return token;
    } catch (Refused refused) {
      if (mode != DpopMode.AUTO || prover.isPresent() || !refused.error().proofWanted()) {
        throw refused;
      }
      session.notice("the app asks for proof of possession (DPoP): a proof goes along from now on");
      session.dpop().want(clientId);
      return api.request(new TokenRequest(clientId, scopes, assertions, prover(mode, clientId)));
    }
  }

  private Optional<DpopProver> prover(DpopMode mode, String clientId) {
    return session.dpop().forRequest(mode, session.org().url(), clientId);
  }

  private List<String> defaultScopes(ServiceApp app) {
    return session
        .configuration()
        .scopes()
        .map(set -> Configuration.scopes(set.value()))
        .orElse(app.scopes().isEmpty() ? Apps.DEFAULT_SCOPES : app.scopes());
  }

  /** Whether tokens are asked for together with a proof of possession; remembered. */
  public void dpop(DpopMode mode) {
    session.change(settings -> settings.with(mode));
  }

  /**
   * Makes a new proof key for the tokens from now on.
   *
   * @param type of key, such as {@code p384}
   */
  public void newProofKey(String type) {
    KeySpec spec =
        KeySpec.named(type)
            .orElseThrow(
                () ->
                    Problem.usage(
                        "'" + type + "' is not a kind of key",
                        "one of " + String.join(", ", KeySpec.labels())));
    session.dpop().use(SigningKey.generate(spec, session.world().random()));
    if (session.value(Slot.TOKEN).flatMap(AccessToken::boundTo).isPresent()) {
      session.stale(Slot.TOKEN, "the proof key changed");
    }
  }

  /**
   * Makes calls with an access token that was got elsewhere.
   *
   * @param text the token itself
   * @param proofKey the key it is bound to; empty for a plain token
   */
  public AccessToken use(String text, Optional<SigningKey> proofKey) {
    AccessToken token = GivenToken.read(text, session.world().clock().instant());
    if (token.boundTo().isPresent()
        && !token.boundTo().equals(proofKey.map(SigningKey::thumbprint))) {
      throw Problem.usage(
          "the token is bound to a proof key (DPoP), and is nothing without it",
          "give the key too, or a token without DPoP");
    }
    proofKey.ifPresent(session.dpop()::use);
    session.change(settings -> settings.withAdmin(false));
    return session.put(Slot.TOKEN, token, "given here");
  }

  /** Makes calls with the admin's API token (SSWS) until there is a reason to do otherwise. */
  public void useAdmin() {
    session.access().admin();
    session.change(settings -> settings.withAdmin(true));
  }
}
