package dev.risksh.scenario;

import dev.risksh.console.Problem;
import dev.risksh.groovy.Failures;
import dev.risksh.groovy.Skipped;
import groovy.lang.Closure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Runs the parts of a script one at a time, each with a time limit, lines and calls of its own, and
 * adds to the results how it went. What was made, printed or called outside of a step belongs to
 * the next one.
 */
final class StepRunner {
  private final String fileName;
  private final Results results;
  private final Lines lines;
  private final Causes causes;
  private final Watch watch;
  private final Clock clock;
  private final ScenarioListener listener;
  private NewCalls calls;
  private Optional<Running> running = Optional.empty();
  private boolean setUpFailed;

  /** The part that is running. */
  private record Running(Part part, Instant startedAt, long start) {
    Duration took() {
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }

  /**
   * @param fileName by which stack traces know the script
   * @param lines what is made and printed meanwhile
   * @param listener told when a step begins
   */
  StepRunner(
      String fileName,
      Results results,
      Lines lines,
      Causes causes,
      Watch watch,
      Clock clock,
      ScenarioListener listener) {
    this.fileName = fileName;
    this.results = results;
    this.lines = lines;
    this.causes = causes;
    this.watch = watch;
    this.clock = clock;
    this.listener = listener;
  }

  void connect(NewCalls newCalls) {
    calls = newCalls;
  }

  /** Whether a part is running. */
  boolean isWithin() {
    return running.isPresent();
  }

  boolean setUpFailed() {
    return setUpFailed;
  }

  /** The steps go on although the setup failed. */
  void forgive() {
    setUpFailed = false;
  }

  /**
   * Runs a part; returns what {@code body} returns.
   *
   * @throws StepFailed when it failed
   */
  Object run(Part part, Closure<?> body) {
    Running now = new Running(part, clock.instant(), System.nanoTime());
    listener.stepBegins(part.name());
    running = Optional.of(now);
    watch.stepBegins();
    try {
      Object value = body.call();
      if (watch.stopped().isPresent()) {
        throw failed(now, watch.stopped().get(), OptionalInt.empty());
      }
      add(part.passed(now.startedAt(), now.took(), lines.take(), calls.take()));
      return value;
    } catch (StepFailed | Watch.LeftBehind ended) {
      throw ended;
    } catch (Throwable thrown) {
      watch.check();
      Optional<Problem> stopped = watch.stopped();
      if (stopped.isPresent()) {
        throw failed(now, stopped.get(), Failures.line(thrown, fileName));
      }
      if (Failures.unwrap(thrown) instanceof Skipped skipped) {
        return skipped(now, skipped.getMessage());
      }
      Problem problem = causes.problem(thrown);
      Optional<String> notChecked = causes.notChecked(problem);
      if (notChecked.isPresent()) {
        return skipped(now, notChecked.get());
      }
      throw failed(now, problem, Failures.line(thrown, fileName));
    }
  }

  /** A part that has a result and was not run, or not yet. */
  void leaveOut(Part part, StepStatus status, String why) {
    add(part.withoutRunning(status, why, clock.instant()));
  }

  private Object skipped(Running step, String why) {
    add(step.part().skipped(step.startedAt(), step.took(), lines.take(), calls.take(), why));
    return null;
  }

  private StepFailed failed(Running step, Problem problem, OptionalInt line) {
    setUpFailed |= step.part().kind() == StepKind.SETUP;
    return failed(step.part(), step.startedAt(), step.took(), problem, line);
  }

  /** The script failed between its steps. */
  Problem failedOutside(Problem problem, OptionalInt line) {
    return failed(Part.OUTSIDE, clock.instant(), Duration.ZERO, problem, line).problem();
  }

  private StepFailed failed(
      Part part, Instant startedAt, Duration took, Problem problem, OptionalInt line) {
    Problem check = Causes.asCheck(problem);
    add(part.failed(startedAt, took, lines.take(), calls.take(), check, causes.why(problem), line));
    return new StepFailed(check);
  }

  /** What was printed after the last step is a result of its own. */
  void addWhatIsLeft() {
    if (!lines.isEmpty()) {
      add(Part.OUTSIDE.passed(clock.instant(), Duration.ZERO, lines.take(), calls.take()));
    }
  }

  /**
   * Nobody waits for the script any longer: what it was at has failed.
   *
   * @return the failure, where it was not at a step
   */
  synchronized Optional<Problem> leaveBehind(Problem problem, OptionalInt line) {
    if (running.isPresent()) {
      failed(running.get(), problem, line);
      return Optional.empty();
    }
    return Optional.of(failedOutside(problem, line));
  }

  synchronized void add(StepResult result) {
    watch.check();
    if (running.isPresent()) {
      running = Optional.empty();
      watch.stepEnds();
    }
    results.add(result);
  }
}
