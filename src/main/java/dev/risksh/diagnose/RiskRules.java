package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;
import static dev.risksh.diagnose.Rule.code;
import static dev.risksh.diagnose.Rule.said;

import dev.risksh.console.Problem;
import dev.risksh.okta.OktaError;
import dev.risksh.okta.ProviderAction;
import dev.risksh.risk.InvalidRiskEvent;
import dev.risksh.risk.RiskEventJson;
import dev.risksh.risk.Violation;
import java.util.List;

/**
 * What the risk APIs say, or no longer say (Okta: Risk Events reference; Risk Providers reference,
 * both deprecated since release 2025.04).
 */
final class RiskRules {
  static final String SUCCESSOR =
      "in Okta, Security, Device integrations, Receive shared signals: the API's successor (SSF)";

  private static final String RISK = "/api/v1/risk/";
  private static final String EVENTS = RISK + "events";
  private static final String PROVIDERS = RISK + "providers";
  private static final int MOST_FINDINGS = 5;

  private static final String PROVIDER_LIST = "/provider list   the risk providers of this org";

  private static final Diagnosis NAME_TAKEN =
      because("Another risk provider of the org has that name.")
          .trying(PROVIDER_LIST, "/provider use --name NAME   under a name of its own");

  private static final Diagnosis FULL =
      because("The org has three risk providers already, and Okta allows no more.")
          .trying(PROVIDER_LIST, "/provider use   makes an existing one this app's, where it can");

  static final List<Rule> TABLE =
      List.of(
          code("E0000001", RiskRules::events).at(EVENTS),
          said("E0000001", "unique", NAME_TAKEN).at(PROVIDERS),
          said("E0000001", "already exists", NAME_TAKEN).at(PROVIDERS),
          said("E0000001", "aximum", FULL).at(PROVIDERS),
          said("E0000001", "more than 3", FULL).at(PROVIDERS),
          said("E0000001", "more than three", FULL).at(PROVIDERS),
          said(
                  "E0000001",
                  "action:",
                  because("That is not an action of a risk provider.")
                      .seeing("actions are " + String.join(", ", ProviderAction.wires()))
                      .trying("/provider use --action enforce_and_log"))
              .at(PROVIDERS),
          said("E0000001", "clientId:", RiskRules::client).at(PROVIDERS),
          said(
                  "E0000001",
                  "name:",
                  because("That is not a name for a risk provider: it has 1 to 50 characters.")
                      .trying("/provider use --name NAME   a shorter one"))
              .at(PROVIDERS),
          code(
                  "E0000001",
                  because("Okta does not take what the risk provider was described with.")
                      .seeing("an org has at most three, each with a name of its own")
                      .trying(PROVIDER_LIST, "/provider use --name NAME", Steps.HTTP))
              .at(PROVIDERS),
          code(
                  "E0000007",
                  because("The org has no risk provider of that id.")
                      .trying(PROVIDER_LIST, Steps.ORG, SUCCESSOR))
              .at(PROVIDERS + "/"),
          new Rule(refused -> isRetired(refused.error()), RiskRules::retired).at(RISK));

  private RiskRules() {}

  /** Whether an answer of a risk API says that the org has it no more. */
  static boolean isRetired(OktaError error) {
    return error.status() == 404 || error.status() == 410 || error.code().equals("E0000015");
  }

  /** What Okta does not spell out, our own check of the same limits does. */
  private static Diagnosis events(Case refused) {
    List<String> findings = refused.wire().body().map(RiskRules::findings).orElse(List.of());
    Diagnosis diagnosis = because("Okta does not take the risk events as they are.");
    return findings.isEmpty()
        ? diagnosis
            .seeing("by the limits that Okta documents nothing is wrong with them")
            .trying(Steps.HTTP, "/event show   the event as it stands")
        : diagnosis
            .seeing(findings)
            .trying("correct that and /send again", "/event check FILE   checks without sending");
  }

  private static List<String> findings(String body) {
    try {
      RiskEventJson.read(body, "what was sent");
      return List.of();
    } catch (InvalidRiskEvent invalid) {
      return invalid.violations().stream().limit(MOST_FINDINGS).map(Violation::toString).toList();
    } catch (Problem notJson) {
      return List.of(notJson.getMessage());
    }
  }

  private static Diagnosis client(Case refused) {
    return because("The client id is not that of an app whose calls could be the provider's.")
        .seeing(refused.assertion().appClientId())
        .trying(Steps.APP_LIST, "/app use CLIENT-ID, then /provider use");
  }

  private static Diagnosis retired(Case refused) {
    if (refused.error().code().equals("E0000015")) {
      return because("Okta's risk API is not switched on in this org, or no longer there.")
          .seeing("Okta is retiring it since release 2025.04; it may never have been enabled here")
          .seeing(refused.situation().org().map(org -> "the org called is " + org))
          .trying(
              "in Okta, Settings, Features: switch it on, or ask Okta's support to",
              SUCCESSOR,
              "/org local   goes on with the org inside risksh");
    }
    return because("This org no longer has Okta's risk API: Okta is retiring it.")
        .seeing("Okta deprecated it in release 2025.04; its API reference has since lost it")
        .seeing(refused.situation().org().map(org -> "the org called is " + org))
        .trying(SUCCESSOR, Steps.ORG, "/org local   goes on with the org inside risksh");
  }
}
