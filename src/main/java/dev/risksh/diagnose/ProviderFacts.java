package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;

import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import java.util.List;
import java.util.Optional;

/**
 * How the risk providers of an org keep signals from being felt (Okta: Risk Providers reference).
 */
final class ProviderFacts {
  private static final String ENFORCE =
      "/provider use --action enforce_and_log   then send and sign in again";

  private ProviderFacts() {}

  /** None of {@code providers} is linked to {@code app}. */
  static Diagnosis unlinked(List<RiskProvider> providers, ServiceApp app) {
    return because("The app that sends signals is not linked to a risk provider.")
        .seeing(
            providers.stream()
                .map(
                    provider ->
                        provider.name().strip()
                            + " is linked to "
                            + provider.clientId().map(id -> "client id " + id).orElse("none"))
                .toList())
        .seeing("the app is " + app.clientId())
        .trying(ENFORCE);
  }

  /** Why the signals of a linked provider do nothing; empty when they do. */
  static Optional<Diagnosis> notEnforced(RiskProvider provider) {
    if (provider.action() == ProviderAction.ENFORCE_AND_LOG) {
      return Optional.empty();
    }
    return Optional.of(
        because(
                provider.action() == ProviderAction.NONE
                    ? "The risk provider's signals are taken and then ignored."
                    : "The risk provider's signals are only logged, not used at sign-in.")
            .seeing("its action is " + provider.action().wire())
            .trying(ENFORCE));
  }
}
