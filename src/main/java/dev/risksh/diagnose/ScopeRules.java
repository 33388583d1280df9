package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;
import static dev.risksh.diagnose.Rule.code;
import static dev.risksh.diagnose.Rule.said;

import java.util.List;
import java.util.stream.Stream;

/**
 * What Okta says to scopes, when a token is asked for and when it is used (Okta: OAuth 2.0 error
 * codes; Implement OAuth for Okta with a service app, grant allowed scopes; OAuth 2.0 scopes).
 */
final class ScopeRules {
  private static final int MOST_GRANTS = 3;

  private static final String ADMIN_CONSOLE =
      "in Okta, the app, Okta API Scopes: Grant, where risksh has no admin token";

  static final List<Rule> TABLE =
      List.of(
          said(
              "consent_required",
              "You are not allowed any of the requested scopes",
              ScopeRules::noneGranted),
          said(
              "consent_required",
              "require user consent and cannot be granted",
              because("A scope was asked for that only a person can consent to; no person is here.")
                  .trying("/token --scope okta.riskEvents.manage   asks for this one only")),
          said(
              "invalid_scope",
              "One or more scopes are not configured for the authorization server",
              ScopeRules::unknown),
          said("invalid_scope", "The requested scope is invalid", ScopeRules::unknown),
          said("invalid_scope", "Custom scopes are not allowed", ScopeRules::unknown),
          said("invalid_scope", "The following scopes are not allowed", ScopeRules::unknown),
          said("invalid_scope", "Scopes are not allowed for this request", ScopeRules::unknown),
          said(
              "invalid_scope",
              "The following scopes cannot be requested together",
              refused ->
                  because("Okta does not give these scopes in one token.")
                      .seeing(refused.scopes().ofRequest())
                      .trying("/token --scope SCOPE   asks for one at a time")),
          said("invalid_scope", "No scopes were requested", ScopeRules::none),
          said("invalid_scope", "does not have any configured default scopes", ScopeRules::none),
          said(
              "invalid_scope",
              "Cannot request 'openid' scopes using client credentials",
              refused ->
                  instead(
                      refused,
                      "A scope was asked for that tells who a person is; a service app is nobody.",
                      refused.scopes().openid())),
          code(
              "client_credentials_self_scope_requested",
              refused ->
                  instead(
                      refused,
                      "A .self scope is a person's right to its own data; a service app has none.",
                      refused.scopes().self())),
          code("insufficient_scope", ScopeRules::insufficient));

  private ScopeRules() {}

  private static Diagnosis noneGranted(Case refused) {
    ScopeFacts scopes = refused.scopes();
    List<String> missing = scopes.notGranted();
    return because("The app has not been granted any of the scopes that were asked for.")
        .seeing(scopes.ofRequest())
        .trying(grants(missing.isEmpty() ? Stream.of("SCOPE") : missing.stream()))
        .trying(Steps.TOKEN)
        .trying(ScopeFacts.ask(scopes.granted().stream()).stream().toList())
        .trying(ADMIN_CONSOLE);
  }

  private static Diagnosis unknown(Case refused) {
    ScopeFacts scopes = refused.scopes();
    Diagnosis diagnosis =
        because("The org does not know a scope that was asked for, or does not give it to apps.")
            .seeing(scopes.ofRequest())
            .seeing(scopes.spelling())
            .trying(ScopeFacts.ask(scopes.meant()).stream().toList())
            .trying("/token --scope okta.logs.read   finds out whether this one is known");
    return scopes.asked().contains("okta.riskEvents.manage")
        ? diagnosis
            .seeing("okta.riskEvents.manage belongs to an API that Okta is retiring")
            .trying(RiskRules.SUCCESSOR)
        : diagnosis;
  }

  private static Diagnosis none(Case refused) {
    return because("The token request names no scope, and the org has no default for it.")
        .seeing(refused.scopes().ofRequest())
        .trying(
            "/token --scope okta.riskEvents.manage,okta.logs.read   to send events and find them");
  }

  private static Diagnosis instead(Case refused, String cause, List<String> wrong) {
    ScopeFacts scopes = refused.scopes();
    return because(cause)
        .seeing(scopes.ofRequest())
        .trying(
            ScopeFacts.ask(scopes.asked().stream().filter(scope -> !wrong.contains(scope)))
                .orElse("/token --scope okta.riskEvents.manage   asks for this one only"));
  }

  /** A scope may be missing in the token, and before that in the request or in the app's grants. */
  private static Diagnosis insufficient(Case refused) {
    ScopeFacts scopes = refused.scopes();
    String needed = scopes.needed().orElse("SCOPE");
    boolean granted = scopes.granted().contains(needed);
    return because("The access token lacks the scope that this call needs.")
        .seeing(scopes.ofToken())
        .trying(granted ? List.of() : List.of(ScopeFacts.grant(needed)))
        .trying("/token --scope " + both(refused, needed) + "   then carries it")
        .trying(granted ? List.of() : List.of(ADMIN_CONSOLE));
  }

  /** What the token has already, and {@code needed}. */
  private static String both(Case refused, String needed) {
    Stream<String> has =
        refused.situation().token().stream().flatMap(token -> token.granted().stream());
    return String.join(",", Stream.concat(has, Stream.of(needed)).distinct().toList());
  }

  private static List<String> grants(Stream<String> scopes) {
    return scopes.limit(MOST_GRANTS).map(ScopeFacts::grant).toList();
  }
}
