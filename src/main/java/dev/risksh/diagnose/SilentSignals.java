package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;

import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.Receipt;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskEvents;
import dev.risksh.risk.RiskSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The failures that Okta does not tell: signals it took with 202, and that are then not in the
 * System Log or not felt at sign-in (Okta: Third-party risk provider integration guide; Risk
 * Providers reference, {@code action}).
 *
 * @param receipt of the call that was taken
 * @param app whose call it was
 * @param provider the one whose signals they should be; empty where it is not known
 */
public record SilentSignals(
    Receipt receipt, Optional<ServiceApp> app, Optional<RiskProvider> provider) {

  /** How long an event without {@code expiresAt} counts. */
  private static final Duration DEFAULT_LIFE = Duration.ofHours(24);

  private static final int MOST_ADDRESSES = 5;

  /** Why they do not stand in the log, after a wait of {@code waited}. */
  public Diagnosis notLogged(Duration waited) {
    return unlinked()
        .or(this::ignored)
        .orElseGet(
            () ->
                because("The System Log has not shown the signals yet; it can be late.")
                    .seeing("waited " + Span.of(waited))
                    .seeing(
                        provider.isPresent()
                            ? List.of()
                            : List.of("it is not known which risk provider the app's calls are"))
                    .trying(
                        "/confirm --within 2m",
                        "/provider list   whether one is linked to the app, and its action",
                        "/log --since 10m"));
  }

  /**
   * Why a sign-in from {@code ip} did not feel them.
   *
   * @param partnerRiskSeen whether its log entry names any provider's risk
   * @param now when it was, by our clock
   * @return empty when it did feel them
   */
  public Optional<Diagnosis> notFelt(String ip, boolean partnerRiskSeen, Instant now) {
    if (partnerRiskSeen) {
      return Optional.empty();
    }
    return unlinked()
        .or(() -> provider.flatMap(ProviderFacts::notEnforced))
        .or(() -> otherAddress(ip))
        .or(() -> expired(ip, now))
        .or(
            () ->
                Optional.of(
                    because("The org has not connected the signals with the sign-in.")
                        .seeing(provider.map(known -> "the action is " + known.action().wire()))
                        .trying(
                            "/confirm   whether the signals are in the log, then sign in again",
                            "/provider list   whether one is linked to the app, and its action",
                            "in Okta, Security: is there a sign-on policy that looks at risk?")));
  }

  private Optional<Diagnosis> unlinked() {
    return provider.isEmpty() || app.isEmpty() || provider.get().linkedTo(app.get())
        ? Optional.empty()
        : Optional.of(ProviderFacts.unlinked(List.of(provider.get()), app.get()));
  }

  private Optional<Diagnosis> ignored() {
    return provider
        .filter(known -> known.action() == ProviderAction.NONE)
        .flatMap(ProviderFacts::notEnforced);
  }

  private Optional<Diagnosis> otherAddress(String ip) {
    if (receipt.subjects().isEmpty() || !about(ip).isEmpty()) {
      return Optional.empty();
    }
    String sent =
        receipt.subjects().stream()
            .map(RiskSubject::ip)
            .distinct()
            .limit(MOST_ADDRESSES)
            .collect(Collectors.joining(", "));
    return Optional.of(
        because("No signal was sent about the address that the sign-in came from.")
            .seeing("the sign-in came from " + ip)
            .seeing("signals were sent about " + sent)
            .trying("/signin --ip " + receipt.subjects().get(0).ip()));
  }

  private Optional<Diagnosis> expired(String ip, Instant now) {
    return about(ip).stream()
        .map(this::expiry)
        .max(Comparator.naturalOrder())
        .filter(expiry -> !now.isBefore(expiry))
        .map(
            expiry ->
                because("The signals about that address had expired before the sign-in.")
                    .seeing(
                        "the last one counted until "
                            + expiry
                            + ", "
                            + Span.of(Duration.between(expiry, now))
                            + " before the sign-in")
                    .trying("/event time --expires 2h, then send and sign in again"));
  }

  private Instant expiry(RiskEvent event) {
    return event.expiresAt().orElseGet(() -> receipt.sentAt().plus(DEFAULT_LIFE));
  }

  private List<RiskEvent> about(String ip) {
    return receipt.payload() instanceof RiskEvents events
        ? events.events().stream()
            .filter(event -> event.subjects().stream().anyMatch(subject -> subject.isAt(ip)))
            .toList()
        : List.of();
  }
}
