package dev.risksh.groovy;

import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import dev.risksh.diagnose.Checkup;
import dev.risksh.diagnose.Explanation;
import dev.risksh.diagnose.Refusal;
import dev.risksh.okta.Refused;
import dev.risksh.view.Reasons;
import groovy.lang.Closure;

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

  /**
   * {@code answer = refused { requestToken() }}: Okta is to refuse what the block does, and
   * anything else fails. What the block makes on the way is not told.
   */
  @Does("Runs a block that Okta is to refuse, and returns what it said and why.")
  default Refusal refused(Closure<?> body) {
    Object made;
    try {
      made = host().quietly(Arguments.needed(body, "refused", "a block: { … }"));
    } catch (RuntimeException thrown) {
      if (Failures.unwrap(thrown) instanceof Refused refused) {
        return made(Refusal.of(refused, Reasons.of(refused, session())));
      }
      throw thrown;
    }
    throw Problem.failed(
        "Okta was to refuse this, and took it: " + TerminalSafe.line(String.valueOf(made)), null);
  }
}
