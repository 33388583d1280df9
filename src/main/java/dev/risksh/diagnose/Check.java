package dev.risksh.diagnose;

import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One thing that was looked at. Safe to print, and without secrets, whatever it was made from.
 *
 * @param name what was looked at: {@code clock}
 * @param said what was found
 * @param why what is wrong and what to do about it; empty where nothing is
 */
public record Check(String name, Outcome outcome, String said, Optional<Diagnosis> why) {
  public Check {
    said = TerminalSafe.line(Redaction.text(said));
  }

  public static Check passed(String name, String said) {
    return new Check(name, Outcome.PASSED, said, Optional.empty());
  }

  public static Check notMade(String name, String reason) {
    return new Check(name, Outcome.NOT_CHECKED, reason, Optional.empty());
  }

  static Check warned(String name, Diagnosis why) {
    return new Check(name, Outcome.WARNED, why.cause(), Optional.of(why));
  }

  static Check failed(String name, Diagnosis why) {
    return new Check(name, Outcome.FAILED, why.cause(), Optional.of(why));
  }

  /**
   * For what ended in {@code problem}.
   *
   * @param known why it did; empty where nothing better is known than what it says itself
   */
  public static Check failed(String name, Problem problem, Optional<Diagnosis> known) {
    return failed(
        name,
        known.orElseGet(
            () ->
                Diagnosis.because(problem.getMessage().lines().findFirst().orElse(""))
                    .trying(problem.next().stream().toList())));
  }

  /** The same with commands as they are written elsewhere. */
  Check written(UnaryOperator<String> elsewhere) {
    return new Check(
        name, outcome, elsewhere.apply(said), why.map(diagnosis -> diagnosis.written(elsewhere)));
  }

  public boolean failed() {
    return outcome == Outcome.FAILED;
  }
}
