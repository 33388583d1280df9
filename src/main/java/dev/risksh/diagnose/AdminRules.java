package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;
import static dev.risksh.diagnose.Rule.code;
import static dev.risksh.diagnose.Rule.said;
import static dev.risksh.diagnose.Rule.status;

import dev.risksh.okta.OrgUrl;
import java.util.List;

/**
 * What the management APIs say to apps, grants and everything else (Okta: Okta API error codes;
 * Dynamic Client Registration reference; Implement OAuth for Okta with a service app).
 */
final class AdminRules {
  private static final String APPS = "/api/v1/apps";
  private static final String CLIENTS = "/oauth2/v1/clients";

  static final List<Rule> TABLE =
      List.of(
          said("E0000001", "scopeId", AdminRules::scope).at(APPS),
          said("E0000001", "issuer", AdminRules::issuer).at(APPS),
          code("E0000007", AdminRules::noApp).at(APPS),
          code("E0000007", AdminRules::noApp).at(CLIENTS),
          code(
              "E0000001",
              because("Okta's checks find something wrong with what was sent; its answer lists it.")
                  .trying("correct that and try again", Steps.HTTP)),
          code(
              "E0000007",
              because("The org has nothing of that id.")
                  .trying(Steps.ORG, "/status   the ids that are in use here", Steps.HTTP)),
          code(
              "E0000008",
              because("The org has no such address: it is another kind of org, or none.")
                  .trying(Steps.ORG, Steps.HTTP)),
          code(
              "E0000015",
              because("The feature that the call is for is not switched on in this org.")
                  .trying(
                      "in Okta, Settings, Features: switch it on, or ask Okta's support to",
                      "/org local   goes on with the org inside risksh")),
          code("E0000026", gone()),
          code("E0000215", gone()),
          status(410, gone()),
          code(
              "E0000024",
              because("Okta does not do this to an app of that kind.")
                  .trying("do it in the Admin Console, Applications", Steps.APP_LIST)),
          code(
              "E0000056",
              because("Okta does not let this app be deleted as it is.")
                  .trying(
                      "in Okta, Applications: deactivate the app", "/app remove CLIENT-ID   then")),
          code("E0000060", because("Okta does not offer this operation.").trying(Steps.HTTP)),
          code(
              "E0000090",
              because("The role is there already; nothing is left to do.").trying(Steps.TOKEN)),
          code(
              "E0000195",
              because("Something in the org stands against this: the same thing exists already.")
                  .trying(Steps.APP_LIST, "/provider list", Steps.HTTP)));

  private AdminRules() {}

  private static Diagnosis scope(Case refused) {
    return because("Okta knows no API scope of that name to grant.")
        .trying(
            "/app grant okta.riskEvents.manage   to send risk events",
            "/app grant okta.logs.read   to read the System Log",
            "in Okta, the app, Okta API Scopes: all that this org has",
            RiskRules.SUCCESSOR);
  }

  private static Diagnosis issuer(Case refused) {
    return because("A grant must name the org's own address as its issuer, under its main name.")
        .seeing(refused.situation().org().map(OrgUrl::toString).map(org -> "it names " + org))
        .trying("/org URL   the org's okta.com address, not a custom domain");
  }

  private static Diagnosis noApp(Case refused) {
    return because("The org has no app of that client id.")
        .seeing(refused.assertion().appClientId())
        .seeing(refused.situation().org().map(org -> "the org called is " + org))
        .trying(Steps.APP_LIST, "/app use CLIENT-ID   one of them", Steps.ORG);
  }

  private static Diagnosis gone() {
    return because("Okta has retired this part of its API.")
        .trying("Okta's release notes name what takes its place", Steps.HTTP);
  }
}
