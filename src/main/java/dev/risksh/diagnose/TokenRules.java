package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;
import static dev.risksh.diagnose.Rule.code;
import static dev.risksh.diagnose.Rule.said;

import dev.risksh.okta.AccessToken;
import dev.risksh.okta.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What Okta's APIs say to the token that a call shows, and to what its owner may do (Okta: OAuth
 * 2.0 error codes; Okta API error codes; Implement OAuth for Okta with a service app, assign admin
 * roles).
 */
final class TokenRules {
  private static final String API_TOKEN =
      "OKTA_CLIENT_TOKEN   a new API token: Okta, Security, API, Tokens";

  private static final Diagnosis IN_TWO_PLACES =
      because("The token stands where Okta does not look for it: it belongs in one header only.")
          .trying(Steps.HTTP);

  private static final Diagnosis OTHER_ORG =
      because("The access token was made by or for another server than the one called.")
          .trying(
              "/token   asks this org's own authorization server for one",
              Steps.ORG,
              "a token of a custom authorization server (oauth2/default) opens no Okta API");

  static final List<Rule> TABLE =
      List.of(
          said("invalid_token", "The token has expired", TokenRules::expired),
          said("invalid_token", "The token timestamp is invalid", TokenRules::expired),
          said(
              "invalid_token",
              "The access token has been revoked",
              because("The access token was taken back by the org.")
                  .trying(Steps.TOKEN, "/log   may show who did it")),
          said("invalid_token", "is not intended for Okta", OTHER_ORG),
          said("invalid_token", "has an invalid issuer", OTHER_ORG),
          said("invalid_token", "The access token is invalid", TokenRules::unreadable),
          said("invalid_token", "The token is invalid", TokenRules::unreadable),
          said(
              "invalid_request",
              "The access token is missing",
              because("The call shows no access token.").trying(Steps.TOKEN, Steps.HTTP)),
          said(
              "invalid_request",
              "The access token cannot be presented in a query string",
              IN_TWO_PLACES),
          said("invalid_request", "The access token cannot be specified in both", IN_TWO_PLACES),
          code("E0000011", TokenRules::unknownToken),
          code("E0000005", TokenRules::invalidSession),
          code("E0000006", TokenRules::mayNotGrant).at("/api/v1/apps/"),
          code("E0000006", TokenRules::lacksRole),
          code(
              "E0000013",
              because("Okta does not know the client that the call says it comes from.")
                  .trying(Steps.APP_LIST, "/app use CLIENT-ID", Steps.TOKEN)));

  private TokenRules() {}

  private static Diagnosis expired(Case refused) {
    Optional<Instant> called = refused.situation().exchange().map(Exchange::startedAt);
    Optional<String> expiry =
        refused
            .situation()
            .token()
            .filter(token -> called.isPresent())
            .map(
                token ->
                    "by this computer's clock it "
                        + (token.expired(called.get()) ? "expired at " : "is good until ")
                        + token.expiresAt());
    return because("The access token has expired; Okta's last an hour.")
        .seeing(expiry)
        .seeing(refused.clock().fault())
        .trying(Steps.TOKEN)
        .trying(refused.clock().steps());
  }

  private static Diagnosis unreadable(Case refused) {
    return because("Okta cannot make sense of the access token.")
        .seeing(refused.wire().credential())
        .trying(
            Steps.TOKEN,
            Steps.ORG,
            "if it was pasted, look for quotation marks, blanks and line breaks in it");
  }

  private static Diagnosis unknownToken(Case refused) {
    Diagnosis diagnosis =
        because("Okta does not know the token that the call shows, or no longer does.")
            .seeing(refused.wire().credential())
            .seeing(
                refused
                    .wire()
                    .endpoint()
                    .filter(url -> String.valueOf(url.getHost()).contains("-admin."))
                    .map(url -> "the address called is the Admin Console's: " + url.getHost()));
    String lapse = "an API token lapses after 30 days without use, and with its admin";
    return refused.wire().asAdmin()
        ? diagnosis.seeing(lapse).trying(API_TOKEN, Steps.ORG)
        : diagnosis.trying(Steps.TOKEN, API_TOKEN, Steps.ORG);
  }

  private static Diagnosis invalidSession(Case refused) {
    boolean bound =
        refused.situation().token().map(AccessToken::type).filter("DPoP"::equals).isPresent();
    boolean asBearer = refused.wire().scheme().equals(Optional.of("Bearer"));
    if (bound && asBearer) {
      return because("A DPoP token was shown as a plain Bearer token.")
          .seeing(refused.wire().credential())
          .seeing("the token's type is DPoP")
          .trying(DpopRules.SWITCH_OFF, Steps.TOKEN);
    }
    return because("Okta does not take this kind of token here, or takes it for none.")
        .seeing(refused.wire().credential())
        .trying(
            Steps.TOKEN,
            "OKTA_CLIENT_TOKEN   an admin's API token, where a call takes no access token",
            Steps.HTTP);
  }

  /** The second gate behind scopes: what the app or the admin may do in the org. */
  private static Diagnosis lacksRole(Case refused) {
    if (refused.wire().asAdmin()) {
      return because("The admin whose API token this is may not do that.")
          .seeing(refused.wire().credential())
          .trying(
              "OKTA_CLIENT_TOKEN   an API token made by an admin who may",
              "in Okta, Security, Administrators: give that admin the role",
              Steps.DOCTOR);
    }
    return because("The app may not do that: besides the scope it needs an admin role.")
        .seeing(refused.wire().credential())
        .seeing(refused.scopes().ofToken())
        .trying(
            "/app role add TYPE   gives it one (as a super admin)",
            "in Okta, the app, Admin roles, Edit assignments: the same by hand",
            "/token   a new one, once the role is given",
            "in Okta, Settings, Account, Public client app admins: gives new apps the role");
  }

  private static Diagnosis mayNotGrant(Case refused) {
    if (refused.wire().isGet()) {
      return lacksRole(refused);
    }
    return because("Only a super admin may grant scopes to an app.")
        .seeing(refused.wire().credential())
        .trying(
            "OKTA_CLIENT_TOKEN   an API token made by a super admin",
            "in Okta, the app, Okta API Scopes: Grant, by somebody who may",
            "/app show   the scopes that it has then");
  }
}
