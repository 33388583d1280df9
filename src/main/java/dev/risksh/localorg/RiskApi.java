package dev.risksh.localorg;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the org still has the risk APIs; Okta has retired them, in which way nobody recorded. */
enum RiskApi {
  AVAILABLE(null),
  NOT_FOUND(OktaError.E0000008),
  GONE(OktaError.E0000215),
  DEPRECATED(OktaError.E0000026),
  NOT_ENABLED(OktaError.E0000015);

  private static final List<String> PATH = List.of("api", "v1", "risk");

  private final OktaError error;

  RiskApi(OktaError error) {
    this.error = error;
  }

  static Optional<RiskApi> of(String wire) {
    return Arrays.stream(values()).filter(state -> state.wire().equals(wire)).findFirst();
  }

  @JsonValue
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Turns away what goes to a risk API that is not there, whoever calls. */
  void check(List<String> path) {
    if (error != null && path.size() > PATH.size() && path.subList(0, PATH.size()).equals(PATH)) {
      throw ApiRefusal.of(error);
    }
  }
}
