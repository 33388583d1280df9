package dev.risksh.diagnose;

import dev.risksh.jose.ClientAssertion;
import dev.risksh.okta.OktaError;
import dev.risksh.okta.Refused;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why Okta said no: one table from what it answered to the cause, by Okta's own catalogue of errors
 * and guides. An answer that is not in it is not guessed at.
 */
public final class Diagnoses {
  /** The first rule that is for a refusal explains it, so those for a path come first. */
  private static final List<Rule> TABLE =
      Stream.of(
              RateRules.TABLE,
              LogRules.TABLE,
              SignInRules.TABLE,
              ServerRules.TABLE,
              AssertionRules.TABLE,
              KeyRules.TABLE,
              ClientRules.TABLE,
              DpopRules.TABLE,
              ScopeRules.TABLE,
              TokenRules.TABLE,
              RequestRules.TABLE,
              RiskRules.TABLE,
              AdminRules.TABLE)
          .flatMap(List::stream)
          .toList();

  private Diagnoses() {}

  /** What {@code error} means, given the situation; empty for an answer that is not known. */
  public static Optional<Diagnosis> of(OktaError error, Situation situation) {
    Case refused = new Case(error, situation);
    return TABLE.stream()
        .filter(rule -> rule.when().test(refused))
        .findFirst()
        .map(rule -> rule.why().apply(refused))
        .map(why -> isPinned(situation) ? why.ofPinned() : why);
  }

  private static boolean isPinned(Situation situation) {
    return situation.assertion().filter(ClientAssertion::pinned).isPresent();
  }

  /** The same for a refused call, whose exchange joins the situation. */
  public static Optional<Diagnosis> of(Refused refused, Situation situation) {
    return of(refused.error(), situation.with(refused.exchange()));
  }
}
