package dev.risksh.localorg;

/**
 * What of the org may be switched while it runs.
 *
 * @param roleRequired whether a service app needs an admin role besides its scopes
 * @param riskApi whether the risk APIs are there
 */
record Switches(boolean roleRequired, RiskApi riskApi) {
  static final Switches INITIAL = new Switches(false, RiskApi.AVAILABLE);

  Switches withRoleRequired(boolean roleRequired) {
    return new Switches(roleRequired, riskApi);
  }

  Switches withRiskApi(RiskApi riskApi) {
    return new Switches(roleRequired, riskApi);
  }
}
