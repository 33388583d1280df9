package dev.risksh.localorg;

/**
 * A third party whose signals the org takes.
 *
 * @param clientId the service app that sends for it, or the text {@code "null"} for none
 */
record RiskProvider(String id, String name, String clientId, RiskAction action) {
  /** No client is linked: Okta shows a word, not a JSON null. */
  static final String NO_CLIENT = "null";

  /** The provider every org has from the start, its name with Okta's trailing blank. */
  static RiskProvider initial(Ids ids) {
    return new RiskProvider(ids.id("rkp"), "Default ", NO_CLIENT, RiskAction.LOG_ONLY);
  }
}
