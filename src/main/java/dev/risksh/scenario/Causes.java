package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.diagnose.Diagnosis;
import dev.risksh.groovy.Failures;
import dev.risksh.okta.Refused;
import dev.risksh.session.Session;
import dev.risksh.session.SignIn;
import dev.risksh.view.Reasons;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What went wrong when a script failed, in words, and the cause behind it where it is known. */
final class Causes {
  private String source;
  private Session session;
  private Failures failures;
  private Supplier<Optional<String>> leftOut;
  private SignIn lastSignIn;
  private boolean dryRun;

  /** Whether something was not checked that later steps may build on. */
  private boolean unsure;

  /**
   * @param source the text of the script
   */
  Causes(String source) {
    this.source = source;
  }

  /**
   * @param steps tells of those before that were left out, though they may be needed
   */
  void connect(Session newSession, Failures newFailures, Supplier<Optional<String>> steps) {
    leftOut = steps;
    session = newSession;
    failures = newFailures;
  }

  void newText(String newSource) {
    source = newSource;
  }

  /** What fails for want of the org's own answer is told as not checked. */
  void dryRun() {
    dryRun = true;
  }

  void signedIn(SignIn signIn) {
    lastSignIn = signIn;
  }

  /** What went wrong, in words. */
  Problem problem(Throwable thrown) {
    return failures.of(thrown, source);
  }

  /** The cause where it is known, and what may be one: steps that were left out. */
  Optional<Diagnosis> why(Problem problem) {
    Optional<Diagnosis> known = known(problem);
    Optional<String> note = leftOut.get().filter(any -> problem.exitCode() != ExitCode.INTERRUPTED);
    if (note.isEmpty() || known.isEmpty() && problem instanceof Refused) {
      return known;
    }
    List<String> next =
        Stream.concat(
                known.map(Diagnosis::next).orElse(problem.next().stream().toList()).stream(),
                Stream.of(
                    known.isPresent()
                        ? note.get() + ", which this may need"
                        : "what steps need of one another belongs into setup"))
            .toList();
    return Optional.of(
        new Diagnosis(
            known.map(Diagnosis::cause).orElse(note.get() + ", which this may need"),
            known.map(Diagnosis::evidence).orElse(List.of()),
            next));
  }

  /** A failed check after a sign-in that felt nothing is most likely about that. */
  private Optional<Diagnosis> known(Problem problem) {
    Optional<Diagnosis> known = Reasons.of(problem, session);
    return known.isPresent() || problem.exitCode() != ExitCode.FAILED || lastSignIn == null
        ? known
        : Reasons.of(lastSignIn, session);
  }

  /** Why a step that failed may not have, for all that a dry run knows; empty where it would. */
  Optional<String> notChecked(Problem problem) {
    if (!dryRun) {
      return Optional.empty();
    }
    Optional<String> why = DryRun.unknown(problem).or(() -> followsFromUnsure(problem));
    unsure |= why.isPresent();
    return why;
  }

  private Optional<String> followsFromUnsure(Problem problem) {
    return unsure && problem.exitCode() == ExitCode.FAILED
        ? Optional.of(DryRun.NOT_CHECKED + "it needs what an earlier step did not get")
        : Optional.empty();
  }

  /** Inside a running script a wrong value is a failed check, not a bad file or wrong usage. */
  static Problem asCheck(Problem problem) {
    return problem.exitCode() == ExitCode.USAGE || problem.exitCode() == ExitCode.BAD_INPUT
        ? new Problem(ExitCode.FAILED, problem.getMessage(), problem.next().orElse(null), problem)
        : problem;
  }
}
