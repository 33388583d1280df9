package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.diagnose.Diagnosis;
import dev.risksh.groovy.Failures;
import dev.risksh.groovy.Host;
import dev.risksh.okta.Exchange;
import dev.risksh.session.Session;
import dev.risksh.session.SignIn;
import dev.risksh.view.Reasons;
import dev.risksh.view.Views;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What runs one script, step by step: it collects the lines of each step and tells the step when it
 * has ended. What is made or printed outside of a step belongs to the next one.
 */
final class Steps implements Host {
  private static final String OUTSIDE = "(outside of a step)";

  private final String fileName;
  private final String source;
  private final ScenarioListener listener;
  private final Views views;
  private final Clock clock;

  /** The local org may have something to say while it is started beside the script. */
  private final List<String> details = Collections.synchronizedList(new ArrayList<>());

  private final StringBuilder printed = new StringBuilder();
  private final List<StepResult> results = new ArrayList<>();
  private Session session;
  private Failures failures;
  private boolean inStep;
  private int exchangesTold;
  private SignIn lastSignIn;

  Steps(String fileName, String source, Style style, Clock clock, ScenarioListener listener) {
    this.fileName = fileName;
    this.source = source;
    this.listener = listener;
    this.clock = clock;
    views = new Views(style, clock, 0, "/");
  }

  void connect(Session newSession, Failures newFailures) {
    session = newSession;
    failures = newFailures;
  }

  List<StepResult> results() {
    return results;
  }

  /** What went wrong, in words. */
  Problem failure(Throwable thrown) {
    return failures.of(thrown, source);
  }

  /** Runs the script to its end or its first failure. */
  Optional<Problem> run(Script script) {
    try {
      script.run();
    } catch (Throwable thrown) {
      if (!(Failures.unwrap(thrown) instanceof StepFailed)) {
        return Optional.of(outsideOfSteps(thrown));
      }
    }
    endLine();
    if (!details.isEmpty()) {
      add(outside(Optional.empty(), Optional.empty(), OptionalInt.empty()));
    }
    // Also of a step whose failure the script caught: a report with a failed step has not passed.
    return results.stream().flatMap(step -> step.problem().stream()).findFirst();
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public void made(Object value) {
    if (value instanceof SignIn signIn) {
      lastSignIn = signIn;
    }
    endLine();
    details.addAll(views.lines(value));
  }

  /** Something worth saying beside the results. */
  void say(String line) {
    endLine();
    details.add(line);
  }

  /** A report has no place for a secret, and none for what a terminal would obey. */
  @Override
  public void print(String text) {
    printed.append(text);
    int end = printed.lastIndexOf("\n") + 1;
    addLines(printed.substring(0, end));
    printed.delete(0, end);
  }

  private void endLine() {
    addLines(printed.toString());
    printed.setLength(0);
  }

  private void addLines(String text) {
    Redaction.text(TerminalSafe.text(text)).lines().forEach(details::add);
  }

  @Override
  public Object quietly(Closure<?> body) {
    endLine();
    int before = details.size();
    try {
      return body.call();
    } finally {
      endLine();
      details.subList(before, details.size()).clear();
    }
  }

  @Override
  public Object step(String name, Closure<?> body) {
    if (inStep) {
      // A step within a step is a part of it, not a line of its own.
      return body.call();
    }
    inStep = true;
    listener.stepBegins(name);
    Instant startedAt = clock.instant();
    long start = System.nanoTime();
    try {
      Object value = body.call();
      ended(name, startedAt, start, Optional.empty(), Optional.empty(), OptionalInt.empty());
      return value;
    } catch (Throwable thrown) {
      Problem problem = failure(thrown);
      Problem check = asCheck(problem);
      ended(
          name,
          startedAt,
          start,
          Optional.of(check),
          why(problem),
          Failures.line(thrown, fileName));
      throw new StepFailed(check);
    } finally {
      inStep = false;
    }
  }

  private void ended(
      String name,
      Instant startedAt,
      long start,
      Optional<Problem> problem,
      Optional<Diagnosis> why,
      OptionalInt line) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    endLine();
    add(result(StepKind.STEP, name, startedAt, took, problem, why, line));
  }

  private void add(StepResult result) {
    details.clear();
    results.add(result);
    listener.ended(result);
  }

  private Problem outsideOfSteps(Throwable thrown) {
    Problem problem = asCheck(failure(thrown));
    OptionalInt line = Failures.line(thrown, fileName);
    String where = line.isPresent() ? fileName + ":" + line.getAsInt() : fileName;
    endLine();
    add(outside(Optional.of(problem), why(problem), line));
    return Scenario.inFile(problem, where);
  }

  private StepResult outside(Optional<Problem> problem, Optional<Diagnosis> why, OptionalInt line) {
    return result(StepKind.OUTSIDE, OUTSIDE, clock.instant(), Duration.ZERO, problem, why, line);
  }

  private StepResult result(
      StepKind kind,
      String name,
      Instant startedAt,
      Duration took,
      Optional<Problem> problem,
      Optional<Diagnosis> why,
      OptionalInt line) {
    return new StepResult(
        kind,
        name,
        Set.of(),
        problem.isPresent() ? StepStatus.FAILED : StepStatus.PASSED,
        startedAt,
        took,
        details,
        newExchanges(),
        problem,
        why,
        line,
        Optional.empty());
  }

  /** Those since the last step was told. */
  private List<Exchange> newExchanges() {
    List<Exchange> fresh =
        session.exchanges().all().stream().filter(one -> one.number() > exchangesTold).toList();
    if (!fresh.isEmpty()) {
      exchangesTold = fresh.get(fresh.size() - 1).number();
    }
    return fresh;
  }

  /** A failed check after a sign-in that felt nothing is most likely about that. */
  private Optional<Diagnosis> why(Problem problem) {
    Optional<Diagnosis> known = Reasons.of(problem, session);
    return known.isPresent() || problem.exitCode() != ExitCode.FAILED || lastSignIn == null
        ? known
        : Reasons.of(lastSignIn, session);
  }

  /** Inside a running script a wrong value is a failed check, not a bad file or wrong usage. */
  private static Problem asCheck(Problem problem) {
    return problem.exitCode() == ExitCode.USAGE || problem.exitCode() == ExitCode.BAD_INPUT
        ? Problem.failed(problem.getMessage(), problem.next().orElse(null))
        : problem;
  }

  /** Ends the script after a step that failed and was told already. */
  private static final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepFailed(Problem problem) {
      super(problem.getMessage(), problem);
    }
  }
}
