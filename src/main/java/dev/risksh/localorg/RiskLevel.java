package dev.risksh.localorg;

import java.util.Arrays;
import java.util.Optional;

/** How risky an address is, from the lowest to the highest. */
enum RiskLevel {
  LOW,
  MEDIUM,
  HIGH;

  static Optional<RiskLevel> of(String wire) {
    return Arrays.stream(values()).filter(level -> level.name().equals(wire)).findFirst();
  }
}
