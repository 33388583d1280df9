package dev.risksh.localorg;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How risky a sign-in from an address is. The rule is ours: the highest level that an enforced
 * provider's unexpired signal gives the address, else LOW.
 */
record RiskAssessment(RiskLevel level, List<Opinion> opinions) {
  private static final String REASON = "Third-party risk signal";

  /** What one provider says of the address. */
  record Opinion(String provider, RiskLevel level, String message) {
    /** The Java-like text in which Okta writes maps into debugData. */
    String toText() {
      String reasons = message.isEmpty() ? "" : "reasons=" + message + ", ";
      return "{" + reasons + "level=" + level + ", name=" + provider + "}";
    }
  }

  static RiskAssessment of(String ip, RiskProviders providers, RiskSignals signals, Instant now) {
    List<Opinion> opinions = new ArrayList<>();
    for (RiskSignal signal : signals.active(ip, now)) {
      providers
          .find(signal.providerId())
          .filter(provider -> provider.action() == RiskAction.ENFORCE_AND_LOG)
          .ifPresent(
              provider ->
                  opinions.add(new Opinion(provider.name(), signal.level(), signal.message())));
    }
    RiskLevel level =
        opinions.stream().map(Opinion::level).max(Comparator.naturalOrder()).orElse(RiskLevel.LOW);
    return new RiskAssessment(level, List.copyOf(opinions));
  }

  List<String> reasons() {
    return isWarning() ? List.of(REASON) : List.of();
  }

  /** The {@code risk} of debugData, such as {@code {reasons=Anomalous Location, level=HIGH}}. */
  String riskText() {
    String reasons = isWarning() ? "reasons=" + REASON + ", " : "";
    return "{" + reasons + "level=" + level + "}";
  }

  private boolean isWarning() {
    return level != RiskLevel.LOW;
  }

  /** The {@code partnerRisk} of debugData, where a partner said anything. */
  Optional<String> partnerRiskText() {
    return opinions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            opinions.stream().map(Opinion::toText).collect(Collectors.joining(", ", "[", "]")));
  }
}
