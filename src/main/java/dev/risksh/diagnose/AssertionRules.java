package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;
import static dev.risksh.diagnose.Rule.said;

import java.util.List;

/**
 * What the token endpoint says to the claims of a client assertion (Okta: OAuth 2.0 error codes;
 * OAuth 2.0 and OpenID Connect reference, token claims for client authentication).
 */
final class AssertionRules {
  private static final String SHORT =
      "/assertion --expires-in 5m   far from both limits, whatever the clocks do";

  static final List<Rule> TABLE =
      List.of(
          said(
              "invalid_client",
              "The audience claim for client_assertion must be the endpoint invoked",
              AssertionRules::audience),
          said(
              "invalid_client",
              "The issuer claim for client_assertion is not a valid client_id",
              refused -> identity(refused, "iss")),
          said(
              "invalid_client",
              "The subject claim for client_assertion is not a valid client_id",
              refused -> identity(refused, "sub")),
          said(
              "invalid_client",
              "The client_assertion must contain the 'exp' claim as seconds since epoch",
              AssertionRules::noExpiry),
          said("invalid_client", "The client_assertion token is expired", AssertionRules::expired),
          said(
              "invalid_client",
              "The client_assertion token has an expiration too far into the future",
              AssertionRules::tooFar),
          said(
              "invalid_client",
              "The client_assertion token must be issued before the current time",
              AssertionRules::fromTheFuture),
          said(
              "invalid_client",
              "The client_assertion token has already been used",
              AssertionRules::usedTwice),
          said(
              "invalid_client",
              "The parsing of the client_assertion failed",
              AssertionRules::unreadable));

  private AssertionRules() {}

  private static Diagnosis audience(Case refused) {
    AssertionFacts facts = refused.assertion();
    Diagnosis diagnosis =
        about(refused, "The assertion is addressed to something else than the endpoint called.")
            .seeing(facts.claim("aud"))
            .seeing(facts.endpoint().map(endpoint -> "the endpoint called is " + endpoint))
            .seeing(facts.audienceFault());
    return facts.audienceFits()
        ? diagnosis
            .seeing("both are the same here: Okta knows the org under another name")
            .trying("/org URL   the org's own name, not that of a proxy before it", Steps.HTTP)
        : diagnosis.trying(Steps.ASSERTION, Steps.ORG, Steps.TOKEN);
  }

  private static Diagnosis identity(Case refused, String claim) {
    return about(
            refused, "The assertion's " + claim + " must be the app's client id, and it is not.")
        .seeing(refused.assertion().claim(claim))
        .seeing(refused.assertion().appClientId())
        .trying(
            "/app use CLIENT-ID   the app that this org has (/app list)",
            Steps.ASSERTION,
            Steps.TOKEN);
  }

  private static Diagnosis noExpiry(Case refused) {
    return about(refused, "The assertion does not say in seconds since 1970 when it expires.")
        .seeing(refused.assertion().notSeconds("exp"))
        .trying(Steps.ASSERTION, Steps.TOKEN);
  }

  private static Diagnosis expired(Case refused) {
    return about(refused, "The assertion had expired when Okta saw it.")
        .seeing(refused.assertion().distance("exp"))
        .seeing(refused.assertion().age())
        .seeing(refused.clock().fault())
        .trying(refused.clock().steps())
        .trying(
            refused.clock().isSlow()
                ? "/assertion --exp 1h   makes up for it once, where it is not slower than that"
                : Steps.TOKEN);
  }

  private static Diagnosis tooFar(Case refused) {
    return about(refused, "The assertion expires more than an hour ahead, and Okta takes no more.")
        .seeing(refused.assertion().distance("exp"))
        .seeing(refused.assertion().notSeconds("exp"))
        .seeing(refused.clock().fault())
        .trying(refused.clock().isFast() ? refused.clock().steps() : List.of())
        .trying(SHORT, Steps.TOKEN);
  }

  private static Diagnosis fromTheFuture(Case refused) {
    return about(refused, "By Okta's clock the assertion has not been made yet.")
        .seeing(refused.assertion().distance("iat"))
        .seeing(refused.assertion().notSeconds("iat"))
        .seeing(refused.clock().fault())
        .trying(refused.clock().steps())
        .trying("/assertion --drop iat   Okta does not ask for it", Steps.TOKEN);
  }

  private static Diagnosis usedTwice(Case refused) {
    return about(refused, "This very assertion was sent before, and Okta takes each one once.")
        .seeing(refused.assertion().claim("jti"))
        .seeing(refused.assertion().age())
        .trying(Steps.ASSERTION, Steps.TOKEN);
  }

  private static Diagnosis unreadable(Case refused) {
    Diagnosis diagnosis =
        about(refused, "What was sent as the client assertion is not a signed JWT.");
    return (diagnosis.evidence().isEmpty()
            ? diagnosis.trying(
                "if it was pasted, look for quotation marks, blanks and line breaks in it")
            : diagnosis)
        .trying(Steps.ASSERTION, Steps.TOKEN);
  }

  /** Where something was made wrong on purpose, that is the first thing to say and to undo. */
  static Diagnosis about(Case refused, String cause) {
    Diagnosis diagnosis = because(cause).seeing(refused.assertion().overrides());
    return diagnosis.evidence().isEmpty() ? diagnosis : diagnosis.trying(Steps.ASSERTION);
  }
}
