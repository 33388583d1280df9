package dev.risksh.session;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.diagnose.Check;
import dev.risksh.diagnose.Checkup;
import dev.risksh.diagnose.Diagnoses;
import dev.risksh.diagnose.Diagnosis;
import dev.risksh.okta.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The checks that were made so far, each told as soon as it is known. */
final class Findings {
  private final Session session;
  private final Consumer<Check> told;
  private final List<Check> checks = new ArrayList<>();

  Findings(Session session, Consumer<Check> told) {
    this.session = session;
    this.told = told;
  }

  void add(Check check) {
    checks.add(check);
    told.accept(check);
  }

  /** What went wrong while something was looked at; an interrupt ends the whole of it. */
  void failed(String name, Problem problem) {
    if (problem.exitCode() == ExitCode.INTERRUPTED) {
      throw problem;
    }
    add(Check.failed(name, problem, why(problem)));
  }

  /** Why the org refused, where that is known. */
  Optional<Diagnosis> why(Problem problem) {
    return problem instanceof Refused refused
        ? Diagnoses.of(refused, session.explanations().situation())
        : Optional.empty();
  }

  void notMade(String reason, String... names) {
    for (String name : names) {
      add(Check.notMade(name, reason));
    }
  }

  /** The first that failed of {@code names}; empty when none did. */
  Optional<String> firstFailed(List<String> names) {
    return checks.stream()
        .filter(check -> check.failed() && names.contains(check.name()))
        .map(Check::name)
        .findFirst();
  }

  Checkup all() {
    return new Checkup(checks);
  }
}
