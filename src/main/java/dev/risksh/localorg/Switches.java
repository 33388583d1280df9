package dev.risksh.localorg;

import java.time.Duration;
import java.util.Objects;

/**
 * What of the org may be switched while it runs.
 *
 * @param roleRequired whether a service app needs an admin role besides its scopes
 * @param riskApi whether the risk APIs are there
 * @param plan how much the org lets through
 * @param logLag how many seconds a log entry is on its way
 * @param logDisorder up to how many seconds more that may be, so that entries overtake each other
 * @param riskRate how many calls with risk events a provider may make
 * @param rateWindow seconds in which calls are counted; Okta's are a minute
 * @param lowRisk what becomes of a sign-in of low risk
 * @param mediumRisk and of medium
 * @param highRisk and of high
 */
record Switches(
    boolean roleRequired,
    RiskApi riskApi,
    Plan plan,
    double logLag,
    double logDisorder,
    RiskRate riskRate,
    double rateWindow,
    SignOnDecision lowRisk,
    SignOnDecision mediumRisk,
    SignOnDecision highRisk) {
  private static final int MINUTE = 60;

  static final Switches INITIAL =
      new Switches(false, RiskApi.AVAILABLE, Plan.OPEN, 0, 0, null, 0, null, null, null);

  /** A store that was written before there was a choice has none. */
  Switches {
    riskRate = Objects.requireNonNullElse(riskRate, RiskRate.USUAL);
    rateWindow = rateWindow == 0 ? MINUTE : rateWindow;
    lowRisk = Objects.requireNonNullElse(lowRisk, SignOnDecision.ALLOW);
    mediumRisk = Objects.requireNonNullElse(mediumRisk, SignOnDecision.CHALLENGE);
    highRisk = Objects.requireNonNullElse(highRisk, SignOnDecision.CHALLENGE);
  }

  /** In which calls are counted. */
  Duration window() {
    return Duration.ofMillis(Math.round(rateWindow * 1000));
  }

  SignOnDecision on(RiskLevel risk) {
    return switch (risk) {
      case LOW -> lowRisk;
      case MEDIUM -> mediumRisk;
      case HIGH -> highRisk;
    };
  }
}
