package dev.risksh.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Problem;
import dev.risksh.diagnose.AppChecks;
import dev.risksh.diagnose.Check;
import dev.risksh.diagnose.OrgChecks;
import dev.risksh.diagnose.Registration;
import dev.risksh.jose.AssertionSpec;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.ParsedJwt;
import dev.risksh.jose.SigningKey;
import dev.risksh.jose.VerificationKey;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.ServiceApp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The checks of key, app and token, each of which needs the one before it. */
final class AppExamination {
  private static final List<String> TOKEN_NEEDS =
      List.of(OrgChecks.CLOCK, AppChecks.KEY, AppChecks.APP);

  private final Session session;
  private final Findings findings;
  private Optional<AccessToken> usable = Optional.empty();

  AppExamination(Session session, Findings findings) {
    this.session = session;
    this.findings = findings;
  }

  void key() {
    Optional<SigningKey> key = session.value(Slot.KEY);
    if (key.isPresent()) {
      findings.add(AppChecks.key(key.get(), signs(key.get())));
    } else if (heldToken().isPresent()) {
      findings.add(
          Check.notMade(AppChecks.KEY, "there is none; the access token in use needs none yet"));
    } else {
      findings.add(AppChecks.noKey());
    }
  }

  /** Signs something for nobody, and holds it against the public half. */
  private boolean signs(SigningKey key) {
    ClientAssertion probe =
        ClientAssertion.sign(
            AssertionSpec.of("nobody", "nowhere"),
            key,
            session.world().clock(),
            session.world().random());
    return VerificationKey.of(key).check(ParsedJwt.of(probe.jws())) == VerificationKey.Fit.VALID;
  }

  void registration() {
    Optional<ServiceApp> app = session.value(Slot.APP);
    if (app.isEmpty()) {
      findings.add(AppChecks.noApp());
      return;
    }
    try {
      Optional<Registration> registration =
          session.explanations().registration(app.get().clientId());
      findings.add(
          registration
              .map(known -> AppChecks.registration(app.get(), known, session.value(Slot.KEY)))
              .orElseGet(
                  () ->
                      Check.notMade(
                          AppChecks.APP,
                          app.get().clientId()
                              + "; whether it has the key takes an admin token"
                              + " (OKTA_CLIENT_TOKEN), or the token request below")));
    } catch (Problem problem) {
      findings.failed(AppChecks.APP, problem);
    }
  }

  void token() {
    if (session.tokenSettings().admin()) {
      findings.notMade(
          "calls show the admin's API token (SSWS); /token asks for one of the app's",
          AppChecks.TOKEN,
          AppChecks.SCOPES);
      return;
    }
    Optional<AccessToken> held = heldToken();
    Optional<String> missing = findings.firstFailed(TOKEN_NEEDS);
    if (held.isEmpty() && missing.isPresent()) {
      findings.notMade(
          "not asked for while the " + missing.get() + " is not right",
          AppChecks.TOKEN,
          AppChecks.SCOPES);
      return;
    }
    try {
      AccessToken token = held.orElseGet(this::askForOne);
      usable = Optional.of(token);
      Instant now = session.world().clock().instant();
      findings.add(AppChecks.token(token, held.isEmpty(), now));
      findings.add(AppChecks.scopes(token, session.adminToken().isPresent()));
    } catch (Problem problem) {
      findings.failed(AppChecks.TOKEN, problem);
      findings.notMade("there is no token", AppChecks.SCOPES);
    }
  }

  /** An assertion that was made for another purpose is not spent on this. */
  private AccessToken askForOne() {
    Optional<Held<ClientAssertion>> prepared =
        session.held(Slot.ASSERTION).filter(held -> held.stale().isEmpty());
    Optional<JsonNode> unsigned = session.unsigned();
    session.clear(Slot.ASSERTION);
    try {
      return session.tokens().request(Optional.empty());
    } finally {
      prepared.ifPresent(held -> session.put(Slot.ASSERTION, held.value(), held.origin()));
      unsigned.ifPresent(session::putUnsigned);
    }
  }

  private Optional<AccessToken> heldToken() {
    Instant now = session.world().clock().instant();
    return session.value(Slot.TOKEN).filter(token -> !token.expired(now));
  }

  /** The token to go on with; empty when there is none. */
  Optional<AccessToken> usable() {
    return usable;
  }
}
