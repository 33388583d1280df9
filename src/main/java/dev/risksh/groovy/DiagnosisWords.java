package dev.risksh.groovy;

import dev.risksh.diagnose.Checkup;
import dev.risksh.diagnose.Explanation;

/** The words that say what something means, and why Okta says no. */
public interface DiagnosisWords extends Words {
  /** What would be sent next, claim by claim: the assertion, else the token; else the last call. */
  @Does("Says claim by claim what an assertion, a proof, a token or a call means.")
  default Explanation explain() {
    return made(session().explanations().next());
  }

  /**
   * {@code explain assertion}, {@code explain token}, {@code explain 'proof'}: what it says, and
   * what Okta will refuse of it. A text may be a JWT from elsewhere.
   */
  default Explanation explain(Object what) {
    return made(session().explanations().of(what));
  }

  /** {@code assert doctor().healthy}: looks over everything from the address to the calls left. */
  @Does("Checks everything from the org's address to the calls left, and says what to do.")
  default Checkup doctor() {
    return made(session().doctor().examine(check -> {}));
  }
}
