package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.diagnose.Diagnosis;
import dev.risksh.groovy.CompiledScript;
import dev.risksh.groovy.Failures;
import dev.risksh.groovy.Given;
import dev.risksh.groovy.GroovyEngine;
import dev.risksh.groovy.Host;
import dev.risksh.groovy.Plan;
import dev.risksh.groovy.PlannedStep;
import dev.risksh.groovy.Skipped;
import dev.risksh.groovy.StepSpec;
import dev.risksh.groovy.StepWord;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.Exchange;
import dev.risksh.session.Session;
import dev.risksh.session.SignIn;
import dev.risksh.session.Slot;
import dev.risksh.view.Reasons;
import dev.risksh.view.Views;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What runs one script, step by step: it collects the lines of each step and tells the step when it
 * has ended. What is made or printed outside of a step belongs to the next one.
 */
final class Steps implements Host {
  private final String fileName;
  private final Pacing pacing;
  private final ScenarioListener listener;
  private final Views views;
  private final Clock clock;

  /** The local org may have something to say while it is started beside the script. */
  private final Lines lines = new Lines();

  private final List<StepResult> results = new ArrayList<>();
  private final Set<String> met = new HashSet<>();
  private final Set<PlannedStep> metOfPlan = new HashSet<>();
  private final Deque<Cleanup> cleanups = new ArrayDeque<>();

  /** Those of a text of the script that has a newer one. */
  private final List<Cleanup> oldCleanups = new ArrayList<>();

  private final Watch watch;
  private String source;
  private Script script;
  private Plan plan = new Plan(List.of());
  private Session session;
  private Given given = Given.NOTHING;
  private Predicate<Set<String>> chosen = tags -> true;
  private boolean dryRun;

  /** Whether something was not checked that later steps may build on. */
  private boolean unsure;

  private Failures failures;
  private Optional<Running> running = Optional.empty();
  private boolean setUpFailed;
  private Optional<String> endedBy = Optional.empty();
  private Optional<Problem> outside = Optional.empty();
  private int exchangesTold;
  private SignIn lastSignIn;
  private final Set<String> publicKeys = new LinkedHashSet<>();

  /** What is to run when the script has ended. */
  private record Cleanup(Part part, Closure<?> body) {}

  /** The part that is running. */
  private record Running(Part part, Instant startedAt, long start) {
    Duration took() {
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }

  /**
   * @param reading reads the file anew
   * @throws Problem when a step is named that the file does not have
   */
  Steps(
      ScriptFile file,
      Supplier<ScriptFile> reading,
      Style style,
      Clock clock,
      Limits limits,
      Stepping stepping,
      ScenarioListener listener) {
    watch = new Watch(limits);
    fileName = file.name();
    source = file.source();
    pacing = new Pacing(this, stepping, file, reading);
    this.listener = listener;
    this.clock = clock;
    views = new Views(style, clock, 0, "/");
  }

  void connect(Session newSession, Failures newFailures, GroovyEngine engine) {
    session = newSession;
    failures = newFailures;
    pacing.connect(engine);
  }

  /**
   * @param all that the script is given from outside
   * @param tags tells whether a step with such is to run
   */
  void give(Given all, Predicate<Set<String>> tags) {
    given = all;
    chosen = tags;
  }

  /** What fails for want of the org's own answer is told as not checked. */
  void dryRun() {
    dryRun = true;
  }

  @Override
  public Given given() {
    return given;
  }

  List<StepResult> results() {
    return results;
  }

  /** Of the keys that were made, and of the one that the session had besides. */
  List<String> publicKeys() {
    session.value(Slot.KEY).map(SigningKey::publicJwk).ifPresent(publicKeys::add);
    return List.copyOf(publicKeys);
  }

  /** What went wrong, in words. */
  Problem failure(Throwable thrown) {
    return failures.of(thrown, source);
  }

  /** Runs the script to its end or its first failure, and then its cleanups. */
  Optional<Problem> run(CompiledScript compiled) {
    plan = compiled.plan();
    watched(() -> runScript(compiled));
    tellWhatIsLeft();
    watch.tidy();
    while (!cleanups.isEmpty()) {
      Cleanup cleanup = cleanups.pop();
      watched(() -> tidy(cleanup));
    }
    // Also of a step whose failure the script caught: a report with a failed step has not passed.
    return outside
        .or(() -> results.stream().flatMap(step -> step.problem().stream()).findFirst())
        .or(pacing.course()::stopped)
        .or(pacing.course()::neverBegun);
  }

  private void watched(Runnable work) {
    watch.run(work).ifPresent(this::leaveBehind);
  }

  private void runScript(CompiledScript compiled) {
    Optional<CompiledScript> next = Optional.of(compiled);
    try {
      while (next.isPresent()) {
        next = newTextOf(next.get());
      }
    } catch (Watch.LeftBehind nobodyWaits) {
      return;
    } catch (Throwable thrown) {
      Throwable cause = Failures.unwrap(thrown);
      if (cause instanceof Skipped skipped) {
        endedBy = Optional.of(skipped.getMessage());
      } else if (!(cause instanceof StepFailed || cause instanceof Pacing.Ended)) {
        Problem problem = watch.stopped().orElseGet(() -> failure(thrown));
        failedOutside(problem, Failures.line(thrown, fileName));
      }
    }
    if (!lines.isEmpty()) {
      add(Part.OUTSIDE.passed(clock.instant(), Duration.ZERO, lines.take(), newExchanges()));
    }
  }

  /** Runs the script; not empty when it has a new text to go on with. */
  private Optional<CompiledScript> newTextOf(CompiledScript compiled) {
    script = compiled.script();
    try {
      script.run();
      pacing.atEnd();
      return Optional.empty();
    } catch (Pacing.Replaced replaced) {
      source = replaced.file().source();
      plan = replaced.script().plan();
      met.clear();
      results.forEach(result -> met.add(result.name()));
      metOfPlan.clear();
      plan.steps().stream()
          .filter(
              step -> step.fixed() ? met.contains(step.name()) : step.firstLine() < replaced.line())
          .forEach(metOfPlan::add);
      oldCleanups.clear();
      oldCleanups.addAll(cleanups);
      return Optional.of(replaced.script());
    }
  }

  private void tidy(Cleanup cleanup) {
    try {
      play(cleanup.part(), cleanup.body());
    } catch (StepFailed | Watch.LeftBehind told) {
      // The other cleanups still are to run.
    }
  }

  /** The script did not end when it was told to: what it was at has failed. */
  private synchronized void leaveBehind(Thread thread) {
    Problem problem = watch.stopped().orElseThrow();
    OptionalInt line = Failures.line(thread.getStackTrace(), fileName);
    if (running.isPresent()) {
      failed(running.get(), problem, line);
    } else {
      failedOutside(problem, line);
    }
  }

  /** The steps of the plan that the script did not come to. */
  private void tellWhatIsLeft() {
    Optional<StepResult> failed = results.stream().filter(StepResult::failed).findFirst();
    Optional<String> ended = pacing.course().endedBy();
    String why =
        ended
            .or(() -> failed.map(step -> "'" + step.name() + "' failed"))
            .orElse("the script did not come to it");
    boolean wanted = ended.isPresent() && pacing.course().stopped().isEmpty();
    for (PlannedStep step : plan.steps()) {
      if (step.word() == StepWord.CLEANUP
          || metOfPlan.contains(step)
          || (failed.isEmpty() && endedBy.isEmpty() && ended.isEmpty() && !step.fixed())) {
        continue;
      }
      Part part = Part.of(step);
      Optional<String> leftOut =
          leftOut(part).or(() -> endedBy).or(() -> wanted ? ended : Optional.empty());
      StepStatus status = leftOut.isPresent() ? StepStatus.SKIPPED : StepStatus.NOT_RUN;
      add(part.withoutRunning(status, leftOut.orElse(why), clock.instant()));
    }
  }

  @Override
  public Session session() {
    watch.check();
    return session;
  }

  @Override
  public void made(Object value) {
    watch.check();
    if (value instanceof SignIn signIn) {
      lastSignIn = signIn;
    }
    if (value instanceof SigningKey key) {
      publicKeys.add(key.publicJwk());
    }
    lines.add(views.lines(value));
  }

  /** Something worth saying beside the results. */
  void say(String line) {
    if (!pacing.said(line)) {
      lines.add(List.of(line));
    }
  }

  @Override
  public void print(String text) {
    watch.check();
    lines.print(text);
  }

  @Override
  public Object quietly(Closure<?> body) {
    Lines.Mark before = lines.mark();
    try {
      return body.call();
    } finally {
      lines.backTo(before);
    }
  }

  @Override
  public Object attempt(Closure<?> body) {
    Lines.Mark before = lines.mark();
    try {
      return body.call();
    } catch (Throwable thrown) {
      lines.backTo(before);
      throw thrown;
    }
  }

  @Override
  public Object step(StepSpec spec, Closure<?> body) {
    watch.check();
    OptionalInt line = Failures.line(new Throwable(), fileName);
    Optional<PlannedStep> planned = plan.of(spec, line);
    Part part = Part.of(spec, planned, line);
    if (part.kind() == StepKind.CLEANUP) {
      push(new Cleanup(part, body));
      return null;
    }
    if (running.isPresent()) {
      return within(part, body);
    }
    if (watch.stopped().isPresent()) {
      throw new StepFailed(watch.stopped().get());
    }
    if (pacing.course().endedBy().isPresent()) {
      throw new Pacing.Ended();
    }
    planned.ifPresent(metOfPlan::add);
    if (!met.add(part.name())) {
      throw Problem.badInput(
          "a step called '" + part.name() + "' was run already",
          "give each a name of its own, in a loop with what differs: step(\"send to $ip\")");
    }
    Optional<String> leftOut = pacing.course().leftOut(part, planned).or(() -> leftOut(part));
    if (leftOut.isPresent()) {
      add(part.withoutRunning(StepStatus.SKIPPED, leftOut.get(), clock.instant()));
      return null;
    }
    if (setUpFailed) {
      add(part.withoutRunning(StepStatus.NOT_RUN, "the setup failed", clock.instant()));
      return null;
    }
    return pacing.run(part, planned, body);
  }

  /** A cleanup that the script had before it was edited is replaced by the one it has now. */
  private void push(Cleanup cleanup) {
    oldCleanups.stream()
        .filter(old -> old.part().name().equals(cleanup.part().name()))
        .findFirst()
        .ifPresent(
            old -> {
              oldCleanups.remove(old);
              cleanups.remove(old);
            });
    cleanups.push(cleanup);
  }

  /** A step within a step is a part of it, not a line of its own. */
  private Object within(Part part, Closure<?> body) {
    if (part.skip().isPresent()) {
      say(part.name() + " is skipped: " + part.skip().get());
      return null;
    }
    return body.call();
  }

  /** Why a part is not to run, although the script has come to it. */
  private Optional<String> leftOut(Part part) {
    boolean notOnly = plan.hasOnly() && part.kind() == StepKind.STEP && !part.only();
    if (notOnly) {
      return Optional.of("another step is marked only");
    }
    return part.kind() == StepKind.STEP && !chosen.test(part.tags())
        ? Optional.of("not chosen by --tag")
        : part.skip();
  }

  Object play(Part part, Closure<?> body) {
    Running now = new Running(part, clock.instant(), System.nanoTime());
    listener.stepBegins(part.name());
    running = Optional.of(now);
    watch.stepBegins();
    try {
      Object value = body.call();
      if (watch.stopped().isPresent()) {
        throw failed(now, watch.stopped().get(), OptionalInt.empty());
      }
      add(part.passed(now.startedAt(), now.took(), lines.take(), newExchanges()));
      return value;
    } catch (StepFailed | Watch.LeftBehind ended) {
      throw ended;
    } catch (Throwable thrown) {
      watch.check();
      if (watch.stopped().isEmpty() && Failures.unwrap(thrown) instanceof Skipped skipped) {
        String why = skipped.getMessage();
        add(part.skipped(now.startedAt(), now.took(), lines.take(), newExchanges(), why));
        return null;
      }
      Problem problem = watch.stopped().orElseGet(() -> failure(thrown));
      Optional<String> unknown = unknown(problem);
      if (unknown.isPresent()) {
        unsure = true;
        add(part.skipped(now.startedAt(), now.took(), lines.take(), newExchanges(), unknown.get()));
        return null;
      }
      throw failed(now, problem, Failures.line(thrown, fileName));
    }
  }

  /** A step that the script has come to is not run. */
  void leaveOut(Part part, StepStatus status, String why) {
    add(part.withoutRunning(status, why, clock.instant()));
  }

  /** Forgets how a step went that is run again. */
  void takeBack(Part part) {
    results.removeIf(result -> isOf(result, part));
    forgive();
  }

  boolean hasFailed(Part part) {
    return results.stream().anyMatch(result -> isOf(result, part) && result.failed());
  }

  private static boolean isOf(StepResult result, Part part) {
    return result.kind() == part.kind() && result.name().equals(part.name());
  }

  /** The steps go on although the setup failed. */
  void forgive() {
    setUpFailed = false;
  }

  /** How many steps have a result. */
  int stepsBefore() {
    return (int) results.stream().filter(result -> result.kind() == StepKind.STEP).count();
  }

  int lastExchange() {
    return session.exchanges().all().stream().mapToInt(Exchange::number).max().orElse(0);
  }

  Watch watch() {
    return watch;
  }

  Script script() {
    return script;
  }

  /** Why a failure in a dry run may be none. */
  private Optional<String> unknown(Problem problem) {
    if (!dryRun || watch.stopped().isPresent()) {
      return Optional.empty();
    }
    return DryRun.unknown(problem)
        .or(
            () ->
                unsure && problem.exitCode() == ExitCode.FAILED
                    ? Optional.of("not checked: it needs what an earlier step did not get")
                    : Optional.empty());
  }

  private StepFailed failed(Running step, Problem problem, OptionalInt line) {
    setUpFailed |= step.part().kind() == StepKind.SETUP;
    Problem check = asCheck(problem);
    add(
        step.part()
            .failed(
                step.startedAt(),
                step.took(),
                lines.take(),
                newExchanges(),
                check,
                why(problem),
                line));
    return new StepFailed(check);
  }

  private void failedOutside(Problem problem, OptionalInt line) {
    Problem check = asCheck(problem);
    String where = line.isPresent() ? fileName + ":" + line.getAsInt() : fileName;
    outside = Optional.of(Scenario.inFile(check, where));
    add(
        Part.OUTSIDE.failed(
            clock.instant(),
            Duration.ZERO,
            lines.take(),
            newExchanges(),
            check,
            why(problem),
            line));
  }

  private synchronized void add(StepResult result) {
    watch.check();
    if (running.isPresent()) {
      running = Optional.empty();
      watch.stepEnds();
    }
    results.add(result);
    listener.ended(result);
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
  static final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepFailed(Problem problem) {
      super(problem.getMessage(), problem);
    }

    Problem problem() {
      return (Problem) getCause();
    }
  }
}
