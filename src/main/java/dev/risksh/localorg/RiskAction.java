package dev.risksh.localorg;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the org does with the signals of a provider (Okta: Risk Providers reference). */
enum RiskAction {
  NONE,
  LOG_ONLY,
  ENFORCE_AND_LOG;

  @JsonValue
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<RiskAction> of(String wire) {
    return Arrays.stream(values()).filter(action -> action.wire().equals(wire)).findFirst();
  }
}
