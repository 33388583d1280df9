package dev.risksh.diagnose;

import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Why something did not work, and what to do about it. Safe to print, and without secrets, whatever
 * it was made from.
 *
 * @param cause one plain sentence
 * @param evidence what is known that supports it; empty when nothing more is known
 * @param next what to type or change, most likely first: {@code /token asks again}
 */
public record Diagnosis(String cause, List<String> evidence, List<String> next) {
  public Diagnosis {
    cause = harmless(cause);
    evidence = evidence.stream().map(Diagnosis::harmless).toList();
    next = next.stream().map(Diagnosis::harmless).distinct().toList();
  }

  private static String harmless(String text) {
    return TerminalSafe.line(Redaction.text(text));
  }

  static Diagnosis because(String cause) {
    return new Diagnosis(cause, List.of(), List.of());
  }

  Diagnosis seeing(String fact) {
    return seeing(List.of(fact));
  }

  Diagnosis seeing(Optional<String> fact) {
    return seeing(fact.stream().toList());
  }

  Diagnosis seeing(List<String> facts) {
    return new Diagnosis(cause, join(evidence, facts), next);
  }

  Diagnosis trying(String... steps) {
    return trying(List.of(steps));
  }

  Diagnosis trying(List<String> steps) {
    return new Diagnosis(cause, evidence, join(next, steps));
  }

  Diagnosis written(UnaryOperator<String> elsewhere) {
    return new Diagnosis(cause, evidence, next.stream().map(elsewhere).toList());
  }

  /** For a pinned assertion, which is sent again as it is: no fresh one comes by itself. */
  Diagnosis ofPinned() {
    if (!next.contains(Steps.TOKEN)) {
      return this;
    }
    List<String> steps =
        next.stream()
            .flatMap(
                step ->
                    step.equals(Steps.TOKEN)
                        ? Stream.of(Steps.ASSERTION, Steps.TOKEN_AFTER)
                        : Stream.of(step))
            .toList();
    return new Diagnosis(cause, evidence, steps).seeing("it is pinned: the same is sent each time");
  }

  private static List<String> join(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
