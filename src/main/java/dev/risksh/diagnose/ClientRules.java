package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;
import static dev.risksh.diagnose.Rule.code;
import static dev.risksh.diagnose.Rule.said;

import java.util.List;

/**
 * What the token endpoint says to who asks: the app, its kind, and how it proves itself (Okta:
 * OAuth 2.0 error codes; Implement OAuth for Okta with a service app).
 */
final class ClientRules {
  private static final String APP_CREATE =
      "/app create NAME   makes a service app with the key in use (as an admin)";

  private static final Diagnosis BY_SECRET =
      because("The app is to prove itself with a client secret; the org takes signed JWTs only.")
          .trying(
              "in Okta, the app, General, Client authentication: Public key / Private key",
              Steps.KEY_SHOW,
              Steps.TOKEN);

  private static final Diagnosis BROWSER =
      because("Okta takes the call for one from a web page, because an Origin header came with it.")
          .trying("look for a proxy between here and Okta that adds an Origin header", Steps.HTTP);

  private static final Diagnosis POLICY =
      because("A policy of the authorization server does not let this app have a token.")
          .trying(
              "in Okta, Security, API, the authorization server, Access Policies: admit the app",
              "/log --type app.oauth2.token.grant   may name the policy");

  static final List<Rule> TABLE =
      List.of(
          said("invalid_client", "Invalid value for 'client_id' parameter", ClientRules::unknown),
          said("invalid_client", "No client credentials found", ClientRules::noCredentials),
          said(
              "invalid_client",
              "must use the private_key_jwt token_endpoint_auth_method",
              BY_SECRET),
          said("invalid_client", "The client secret supplied", BY_SECRET),
          said("invalid_client", "Found Authentication header but was not valid", BY_SECRET),
          said(
              "invalid_client",
              "Only clients with 'application_type' of 'service'",
              refused ->
                  because("The app is not a service app, and only those get tokens this way.")
                      .seeing(refused.assertion().appClientId())
                      .trying(
                          APP_CREATE,
                          "in Okta, Applications, Create App Integration, API Services")),
          said("invalid_client", "Browser requests to the token endpoint", BROWSER),
          said("invalid_request", "Browser requests to the token endpoint", BROWSER),
          said("unauthorized_client", "Browser requests to the token endpoint", BROWSER),
          said("invalid_client", "Client authentication failed", ClientRules::noReason),
          said(
              "access_denied",
              "outside the client's permitted network zones",
              because("The app may only be used from certain networks, and this is not one.")
                  .trying(
                      "in Okta, the app, General, Network: admit this computer's address",
                      "/log --type app.oauth2.token.grant   shows the address Okta saw")),
          said("access_denied", "Policy evaluation failed for this request", POLICY),
          said("access_denied", "denied the request", POLICY),
          code(
              "unauthorized_client",
              refused ->
                  because("The app is not allowed the client_credentials grant.")
                      .seeing(refused.assertion().appClientId())
                      .trying(
                          "in Okta, the app, General, Grant type: Client Credentials", APP_CREATE)),
          said(
              "unsupported_grant_type",
              "can only be used with a custom authorization server",
              because("This org gives no tokens for its own APIs to service apps.")
                  .trying(
                      "ask Okta whether OAuth for Okta is switched on for this org",
                      Steps.DOCTOR,
                      "OKTA_CLIENT_TOKEN   an admin's API token instead of an access token")),
          said(
              "unsupported_grant_type",
              "The authorization grant type is not supported",
              because("The token endpoint does not know the grant type that was asked for.")
                  .trying("/org URL   the org alone, without oauth2/… behind it", Steps.HTTP)));

  private ClientRules() {}

  private static Diagnosis unknown(Case refused) {
    return because("The org has no active app of that client id.")
        .seeing(refused.assertion().overrides())
        .seeing(refused.assertion().claim("iss"))
        .seeing(refused.assertion().appClientId())
        .seeing(refused.situation().org().map(org -> "the org called is " + org))
        .trying(
            Steps.APP_LIST,
            "/app use CLIENT-ID   one of them",
            Steps.ORG,
            "in Okta, Applications: activate the app if it is inactive");
  }

  private static Diagnosis noCredentials(Case refused) {
    return because("The token request came without an assertion, so Okta cannot tell who asks.")
        .seeing(refused.assertion().overrides())
        .trying(Steps.TOKEN, Steps.HTTP);
  }

  /** Okta keeps its reason to itself here; what does not fit can still be found from this side. */
  private static Diagnosis noReason(Case refused) {
    List<String> faults = refused.assertion().faults();
    return because("Okta does not believe that the app is who it says, and does not say why.")
        .seeing(faults)
        .trying(faults.isEmpty() ? List.of() : List.of(Steps.ASSERTION))
        .trying(
            Steps.EXPLAIN,
            Steps.KEY_SHOW,
            Steps.APP_LIST,
            "/log --type app.oauth2.token.grant   the reason stands in the outcome");
  }
}
