package dev.risksh.localorg;

/**
 * What of the org may be switched while it runs.
 *
 * @param roleRequired whether a service app needs an admin role besides its scopes
 * @param riskApi whether the risk APIs are there
 * @param plan how much the org lets through
 * @param logLag how many seconds a log entry is on its way
 * @param logDisorder up to how many seconds more that may be, so that entries overtake each other
 */
record Switches(
    boolean roleRequired, RiskApi riskApi, Plan plan, double logLag, double logDisorder) {
  static final Switches INITIAL = new Switches(false, RiskApi.AVAILABLE, Plan.OPEN, 0, 0);
}
