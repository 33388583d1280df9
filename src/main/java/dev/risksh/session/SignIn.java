package dev.risksh.session;

import dev.risksh.okta.LogEntry;
import dev.risksh.risk.RiskLevel;
import java.util.Map;

/**
 * A sign-in and what the org made of its risk.
 *
 * @param ip where it came from
 * @param status what the org wants next: {@code SUCCESS}, {@code MFA_REQUIRED} …; {@code DENIED}
 *     when it wants nothing more
 * @param risk the level in {@code user.session.start}
 * @param partnerRisk what the risk providers said: name and level; empty when none counted
 * @param policy what the sign-on policy decided: {@code ALLOW}, {@code CHALLENGE}, {@code DENY}
 * @param entry the {@code user.session.start} entry
 */
public record SignIn(
    String ip,
    String status,
    RiskLevel risk,
    Map<String, String> partnerRisk,
    String policy,
    LogEntry entry) {

  @Override
  public String toString() {
    return "sign-in from " + ip + ", risk " + risk + ", partner risk " + partnerRisk;
  }
}
