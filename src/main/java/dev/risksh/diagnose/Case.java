package dev.risksh.diagnose;

import dev.risksh.okta.OktaError;

/**
 * One refusal with all that is known around it, and the facts that can be computed from that.
 *
 * @param error what Okta said
 * @param situation what was at hand
 */
record Case(OktaError error, Situation situation) {
  Wire wire() {
    return new Wire(situation.exchange());
  }

  ClockFacts clock() {
    return new ClockFacts(situation);
  }

  AssertionFacts assertion() {
    return new AssertionFacts(situation);
  }

  KeyFacts key() {
    return new KeyFacts(situation);
  }

  ScopeFacts scopes() {
    return new ScopeFacts(situation);
  }

  /** Whether Okta's summary or one of its causes has {@code text} in it. */
  boolean says(String text) {
    return error.summary().contains(text)
        || error.causes().stream().anyMatch(cause -> cause.contains(text));
  }
}
