package dev.risksh.scenario;

import dev.risksh.console.Masks;
import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.Style;
import dev.risksh.groovy.CompiledScript;
import dev.risksh.groovy.Failures;
import dev.risksh.groovy.Given;
import dev.risksh.groovy.GroovyEngine;
import dev.risksh.groovy.Host;
import dev.risksh.groovy.PlannedStep;
import dev.risksh.groovy.Skipped;
import dev.risksh.groovy.StepSpec;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.Exchange;
import dev.risksh.session.Session;
import dev.risksh.session.SignIn;
import dev.risksh.session.Slot;
import dev.risksh.view.Views;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What runs one script, step by step: it hears what the script makes and prints, and which step it
 * has come to.
 */
final class Steps implements Host {
  private final String fileName;
  private final Masks masks;
  private final Views views;
  private final Watch watch;
  private final EditedScript edited;
  private final Pacing pacing;
  private final Causes causes;
  private final Results results;
  private final StepRunner runner;
  private final NotRun notRun;
  private final Reached reached = new Reached();
  private final Cleanups cleanups = new Cleanups();
  private final Clock clock;

  /** The local org may have something to say while it is started beside the script. */
  private final Lines lines = new Lines();

  private final Set<String> publicKeys = new LinkedHashSet<>();

  /** The script as it was begun, and each newer text of it. */
  private final List<CompiledScript> texts = new ArrayList<>();

  private Script script;
  private Session session;
  private Given given = Given.NOTHING;
  private Optional<Problem> outside = Optional.empty();

  /**
   * @param reading reads the file anew
   * @param masks the secrets that are not to be told
   * @throws Problem when a step is named that the file does not have
   */
  Steps(
      ScriptFile file,
      Supplier<ScriptFile> reading,
      Style style,
      Clock clock,
      Limits limits,
      Stepping stepping,
      ScenarioListener listener,
      Masks masks) {
    this.clock = clock;
    this.masks = masks;
    fileName = file.name();
    views = new Views(style, clock, 0, "/");
    watch = new Watch(limits);
    causes = new Causes(file.source());
    results = new Results(listener, masks);
    runner = new StepRunner(fileName, results, lines, causes, watch, clock, listener);
    edited = new EditedScript(file, reading);
    pacing = new Pacing(this, runner, results, watch, stepping, edited);
    notRun = new NotRun(reached, pacing.course());
  }

  void connect(Session newSession, Failures failures, GroovyEngine engine) {
    session = newSession;
    causes.connect(session, failures, notRun::note);
    runner.connect(new NewCalls(session));
    edited.connect(engine);
  }

  /**
   * @param all that the script is given from outside
   * @param steps which of them are to run
   */
  void give(Given all, Choice steps) {
    given = all;
    notRun.choose(steps);
  }

  /** What fails for want of the org's own answer is told as not checked. */
  void dryRun() {
    causes.dryRun();
  }

  @Override
  public Given given() {
    return given;
  }

  List<StepResult> results() {
    return results.all();
  }

  /** Of the keys that were made, and of the one that the session had besides. */
  List<String> publicKeys() {
    session.value(Slot.KEY).map(SigningKey::publicJwk).ifPresent(publicKeys::add);
    return List.copyOf(publicKeys);
  }

  /** Runs the script to its end or its first failure, and then its cleanups. */
  Optional<Problem> run(CompiledScript compiled) {
    reached.begin(compiled.plan());
    watched(() -> runScript(compiled));
    notRun.rest(results.firstFailed(), clock.instant()).forEach(runner::add);
    watch.tidy();
    Optional<Cleanups.Cleanup> next = cleanups.pop();
    while (next.isPresent()) {
      Cleanups.Cleanup cleanup = next.get();
      watched(() -> tidy(cleanup));
      next = cleanups.pop();
    }
    texts.forEach(CompiledScript::forget);
    return outside
        .or(results::firstProblem)
        .or(pacing.course()::stopped)
        .or(pacing.course()::neverBegun)
        .map(masks::problem);
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
    }
    runner.addWhatIsLeft();
  }

  /** Runs the script; not empty when it has a new text to go on with. */
  private Optional<CompiledScript> newTextOf(CompiledScript compiled) {
    texts.add(compiled);
    script = compiled.script();
    try {
      script.run();
      pacing.atEnd();
      return Optional.empty();
    } catch (Replaced replaced) {
      return Optional.of(goOn(replaced));
    } catch (Watch.LeftBehind nobodyWaits) {
      throw nobodyWaits;
    } catch (Throwable thrown) {
      return ended(thrown).map(this::goOn);
    }
  }

  private CompiledScript goOn(Replaced replaced) {
    causes.newText(replaced.file().source());
    reached.goOn(replaced.script().plan(), results.all(), replaced.line());
    cleanups.newText();
    return replaced.script();
  }

  /** The script has ended before its end, unless somebody mends what it failed at. */
  private Optional<Replaced> ended(Throwable thrown) {
    Throwable cause = Failures.unwrap(thrown);
    if (cause instanceof Skipped skipped) {
      notRun.skipRest(skipped.getMessage());
    } else if (!(cause instanceof StepFailed || cause instanceof Pacing.Ended)) {
      Problem problem = watch.stopped().orElseGet(() -> causes.problem(thrown));
      OptionalInt line = Failures.line(thrown, fileName);
      Problem told = runner.failedOutside(problem, line);
      Optional<Replaced> again =
          pacing.failedOutside(told, reached.last(), Failures.outerLine(thrown, fileName), line);
      outside = again.isPresent() ? Optional.empty() : Optional.of(located(told, line));
      return again;
    }
    return Optional.empty();
  }

  private Problem located(Problem problem, OptionalInt line) {
    String where = line.isPresent() ? fileName + ":" + line.getAsInt() : fileName;
    return Scenario.inFile(problem, where);
  }

  private void tidy(Cleanups.Cleanup cleanup) {
    try {
      runner.run(cleanup.part(), cleanup.body());
    } catch (StepFailed | Watch.LeftBehind told) {
      // The other cleanups still are to run.
    }
  }

  /** The script did not end when it was told to. */
  private void leaveBehind(Thread thread) {
    OptionalInt line = Failures.line(thread.getStackTrace(), fileName);
    outside =
        runner
            .leaveBehind(watch.stopped().orElseThrow(), line)
            .map(problem -> located(problem, line))
            .or(() -> outside);
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
      causes.signedIn(signIn);
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
  public Object attempt(Supplier<Object> body) {
    Lines.Mark before = lines.mark();
    try {
      return body.get();
    } catch (Throwable thrown) {
      lines.backTo(before);
      throw thrown;
    }
  }

  @Override
  public Object step(StepSpec spec, Closure<?> body) {
    watch.check();
    OptionalInt line = Failures.line(new Throwable(), fileName);
    Optional<PlannedStep> planned = reached.plan().of(spec, line);
    Part part = Part.of(spec, planned, line);
    if (part.kind() == StepKind.CLEANUP) {
      cleanups.push(part, body);
      return null;
    }
    if (runner.isWithin()) {
      return within(part, body);
    }
    if (watch.stopped().isPresent()) {
      throw new StepFailed(watch.stopped().get());
    }
    if (pacing.course().endedBy().isPresent()) {
      throw new Pacing.Ended();
    }
    reached.add(part, planned);
    Optional<String> leftOut = notRun.leftOut(part, planned);
    if (leftOut.isPresent()) {
      runner.leaveOut(part, StepStatus.SKIPPED, leftOut.get());
      return null;
    }
    if (runner.setUpFailed()) {
      runner.leaveOut(part, StepStatus.NOT_RUN, "the setup failed");
      return null;
    }
    return pacing.run(part, planned, body);
  }

  /** A step within a step is a part of it, not a line of its own. */
  private Object within(Part part, Closure<?> body) {
    if (part.skip().isPresent()) {
      say(shown(part.name()) + " is skipped: " + part.skip().get());
      return null;
    }
    Object value = body.call();
    say("✓ " + part.name());
    return value;
  }

  /** What may be seen of the name of a step, which may have been made of secrets. */
  String shown(String name) {
    return Redaction.text(masks.text(name));
  }

  int lastExchange() {
    return session.exchanges().all().stream().mapToInt(Exchange::number).max().orElse(0);
  }

  Script script() {
    return script;
  }
}
