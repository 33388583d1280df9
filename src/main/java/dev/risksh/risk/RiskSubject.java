package dev.risksh.risk;

import java.util.Arrays;
import java.util.Optional;

/**
 * One address and what the provider thinks of it; valid by construction.
 *
 * @param ip an IPv4 or IPv6 address
 * @param riskLevel how risky it is
 * @param message why, in plain letters
 */
public record RiskSubject(String ip, RiskLevel riskLevel, Optional<String> message) {
  /** Refuses, with {@link InvalidRiskEvent}, what Okta would refuse. */
  public RiskSubject {
    Violations violations = new Violations();
    check(violations, "", ip, riskLevel, message);
    violations.throwIfAny();
  }

  /** A subject without a message. */
  public static RiskSubject of(String ip, RiskLevel riskLevel) {
    return new RiskSubject(ip, riskLevel, Optional.empty());
  }

  /** A subject with a message. */
  public static RiskSubject of(String ip, RiskLevel riskLevel, String message) {
    return new RiskSubject(ip, riskLevel, Optional.of(message));
  }

  static void check(
      Violations violations, String path, String ip, RiskLevel level, Optional<String> message) {
    violations.addAll(path + "ip", RiskLimits.checkIp(ip));
    violations.addAll(path + "riskLevel", RiskLimits.checkLevel(level));
    message.ifPresent(text -> violations.addAll(path + "message", RiskLimits.checkMessage(text)));
  }

  /** Whether {@code address} is this one, however it is written: {@code ::1} is {@code 0:…:0:1}. */
  public boolean isAt(String address) {
    return ip.equals(address)
        || IpLiteral.bytes(address)
            .filter(bytes -> Arrays.equals(bytes, IpLiteral.bytes(ip).orElseThrow()))
            .isPresent();
  }

  @Override
  public String toString() {
    return ip + " " + riskLevel + message.map(text -> " '" + text + "'").orElse("");
  }
}
