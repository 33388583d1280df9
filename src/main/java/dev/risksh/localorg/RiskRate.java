package dev.risksh.localorg;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** How many calls with risk events a provider may make: Okta's guide and its reference differ. */
enum RiskRate {
  /** As the org was started. */
  USUAL("usual"),
  GUIDE("3"),
  REFERENCE("30"),
  NONE("none");

  private final String wire;

  RiskRate(String wire) {
    this.wire = wire;
  }

  static Optional<RiskRate> of(String wire) {
    return Arrays.stream(values()).filter(rate -> rate.wire.equals(wire)).findFirst();
  }

  @JsonValue
  String wire() {
    return wire;
  }

  /** Calls in a window; empty without a limit. */
  OptionalInt calls(OptionalInt usual) {
    return switch (this) {
      case USUAL -> usual;
      case NONE -> OptionalInt.empty();
      case GUIDE, REFERENCE -> OptionalInt.of(Integer.parseInt(wire));
    };
  }
}
