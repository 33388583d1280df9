package dev.risksh.diagnose;

import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.ParsedJwt;
import dev.risksh.okta.OktaError;
import java.util.List;
import java.util.Optional;

/** Explains a JWT by the rules for its kind. */
public final class JwtExplainer {
  private JwtExplainer() {}

  /**
   * @param kind by which rules
   */
  public static Explanation explain(ParsedJwt jwt, JwtKind kind, Surroundings surroundings) {
    return switch (kind) {
      case ASSERTION -> new AssertionExplainer(jwt, surroundings).explain(Situation.none());
      case PROOF -> new ProofExplainer(jwt, surroundings).explain();
      case TOKEN -> new TokenExplainer(jwt, surroundings).explain();
      case OTHER -> new OtherJwtExplainer(jwt, surroundings).explain();
    };
  }

  /** One that was made here, of which is known how. */
  public static Explanation explain(ClientAssertion made, Surroundings surroundings) {
    Situation situation = Situation.none().with(made);
    return new AssertionExplainer(ParsedJwt.of(made.jws()), surroundings)
        .explain(surroundings.serverAhead().map(situation::withClockDifference).orElse(situation));
  }

  static Explanation explanation(String title, String code, List<Remark> remarks) {
    return explanation(title, code, remarks, Situation.none());
  }

  /** What to do about the first refusal stands in the one table of refusals. */
  static Explanation explanation(
      String title, String code, List<Remark> remarks, Situation situation) {
    List<String> next =
        remarks.stream()
            .map(Remark::okta)
            .flatMap(Optional::stream)
            .map(words -> new OktaError(0, code, words, List.of(), Optional.empty()))
            .flatMap(error -> Diagnoses.of(error, situation).stream())
            .map(Diagnosis::next)
            .findFirst()
            .orElse(List.of());
    return new Explanation(title, remarks, List.of(), next, false);
  }
}
