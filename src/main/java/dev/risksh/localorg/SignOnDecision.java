package dev.risksh.localorg;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the sign-on policy does with a sign-in of some risk. */
enum SignOnDecision {
  ALLOW("SUCCESS"),
  CHALLENGE("MFA_REQUIRED"),
  DENY("");

  private final String status;

  SignOnDecision(String status) {
    this.status = status;
  }

  static Optional<SignOnDecision> of(String wire) {
    return Arrays.stream(values()).filter(one -> one.wire().equals(wire)).findFirst();
  }

  @JsonValue
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of the sign-in's transaction; one that is denied has none. */
  String status() {
    return status;
  }
}
