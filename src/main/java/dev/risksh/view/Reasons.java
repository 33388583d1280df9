package dev.risksh.view;

import dev.risksh.console.Problem;
import dev.risksh.diagnose.Diagnoses;
import dev.risksh.diagnose.Diagnosis;
import dev.risksh.diagnose.SilentSignals;
import dev.risksh.okta.Refused;
import dev.risksh.session.NotConfirmed;
import dev.risksh.session.Session;
import dev.risksh.session.SignIn;
import dev.risksh.session.Slot;
import java.util.Optional;

/** Asks {@code diagnose/} why something failed, with what the session knows. */
public final class Reasons {
  private Reasons() {}

  /** Why Okta refused, or why what was sent is not in the log; empty when it is not known. */
  public static Optional<Diagnosis> of(Problem problem, Session session) {
    if (problem instanceof Refused refused) {
      return Diagnoses.of(refused, session.explanations().situation());
    }
    if (problem instanceof NotConfirmed missing) {
      return signals(session).map(sent -> sent.notLogged(missing.within()));
    }
    return Optional.empty();
  }

  /** Why {@code signIn} did not feel what was sent before; empty when it did, or nothing was. */
  public static Optional<Diagnosis> of(SignIn signIn, Session session) {
    return signals(session)
        .flatMap(
            sent ->
                sent.notFelt(
                    signIn.ip(),
                    !signIn.partnerRisk().isEmpty(),
                    session.world().clock().instant()));
  }

  private static Optional<SilentSignals> signals(Session session) {
    return session
        .value(Slot.RECEIPT)
        .map(
            receipt ->
                new SilentSignals(receipt, session.value(Slot.APP), session.value(Slot.PROVIDER)));
  }
}
