package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Times;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets a script run on a thread of its own, and ends it when it takes too long or when whoever
 * waits for it is interrupted. Java has no way to stop a thread that does not listen: such a one is
 * left behind, and whatever it asks of its scenario then ends it.
 */
final class Watch {
  /** How long an interrupted script may take to end. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Limits limits;
  private long begunAt;
  private Optional<Problem> stopped = Optional.empty();
  private boolean tidying;
  private long stepBegunAt;
  private boolean inStep;
  private Optional<Long> pausedAt = Optional.empty();

  /** Ends a thread that was left behind, wherever it asks for something. */
  static final class LeftBehind extends Error {
    private static final long serialVersionUID = 1L;

    LeftBehind() {
      super("left behind", null, false, false);
    }
  }

  private static final class Worker extends Thread {
    private volatile boolean ended;
    private volatile boolean leftBehind;

    /** What no script throws: a bug of ours, and no run has passed that met one. */
    private Optional<Throwable> bug = Optional.empty();

    Worker(Runnable work) {
      super(work, "scenario");
      setDaemon(true);
    }
  }

  Watch(Limits limits) {
    this.limits = limits;
  }

  /** From now on only cleanups run, each with a time of its own. */
  synchronized void tidy() {
    tidying = true;
  }

  /**
   * Runs {@code work}, which must not throw, until it ends or is left behind.
   *
   * @return empty when it has ended, else the thread that goes on
   */
  synchronized Optional<Thread> run(Runnable work) {
    stopped = Optional.empty();
    inStep = false;
    if (!tidying) {
      begunAt = System.nanoTime();
    }
    Worker mine = new Worker(() -> work(work));
    mine.start();
    long graceEnds = 0;
    while (!mine.ended) {
      long left =
          stopped.isPresent() ? graceEnds - System.nanoTime() : untilLimit().orElse(Long.MAX_VALUE);
      if (left <= 0 && stopped.isPresent()) {
        mine.leftBehind = true;
        return Optional.of(mine);
      }
      Optional<Problem> stop = left <= 0 ? Optional.of(tooLong()) : interrupted(left);
      if (stop.isPresent() && stopped.isEmpty() && !mine.ended) {
        stopped = stop;
        graceEnds = System.nanoTime() + GRACE.toNanos();
        mine.interrupt();
      }
    }
    mine.bug.ifPresent(Watch::rethrow);
    return Optional.empty();
  }

  private void work(Runnable work) {
    Worker mine = (Worker) Thread.currentThread();
    try {
      work.run();
    } catch (RuntimeException | Error thrown) {
      mine.bug = Optional.of(thrown);
    } finally {
      synchronized (this) {
        mine.ended = true;
        notifyAll();
      }
    }
  }

  private static void rethrow(Throwable bug) {
    if (bug instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) bug;
  }

  /** Waits, at most so long; not empty when that was interrupted. */
  private Optional<Problem> interrupted(long nanos) {
    try {
      // A millisecond more than nothing, since a wait of nothing has no end.
      wait(Math.min(nanos / 1_000_000 + 1, Duration.ofHours(1).toMillis()));
      return Optional.empty();
    } catch (InterruptedException e) {
      return Optional.of(new Problem(ExitCode.INTERRUPTED, "interrupted", null, e));
    }
  }

  /** How much time is left, of the step or of the scenario; empty where nothing limits it. */
  private Optional<Long> untilLimit() {
    if (pausedAt.isPresent()) {
      return Optional.empty();
    }
    long now = System.nanoTime();
    Optional<Long> step = stepLimit().map(limit -> stepBegunAt + limit.toNanos() - now);
    Optional<Long> all =
        limits.scenario().filter(limit -> !tidying).map(limit -> begunAt + limit.toNanos() - now);
    return step.isPresent() && all.isPresent()
        ? Optional.of(Math.min(step.get(), all.get()))
        : step.or(() -> all);
  }

  private Optional<Duration> stepLimit() {
    if (!inStep) {
      return Optional.empty();
    }
    return tidying ? limits.cleanup() : limits.step();
  }

  private Problem tooLong() {
    Optional<Duration> step =
        stepLimit().filter(limit -> System.nanoTime() - stepBegunAt >= limit.toNanos());
    return step.isPresent()
        ? Problem.failed(
            "this took longer than " + Times.took(step.get()) + " and was ended",
            "--step-timeout says how long a step may take")
        : Problem.failed(
            "the scenario took longer than " + Times.took(limits.scenario().get()),
            "--timeout says how long it may take");
  }

  /** A step begins, on the thread that asks. */
  synchronized void stepBegins() {
    check();
    inStep = true;
    stepBegunAt = System.nanoTime();
    notifyAll();
  }

  synchronized void stepEnds() {
    check();
    inStep = false;
  }

  /** Until {@link #resume} no time counts; a step that was interrupted ends nothing but itself. */
  synchronized void pause() {
    check();
    stopped = Optional.empty();
    inStep = false;
    pausedAt = Optional.of(System.nanoTime());
    // An interrupt that the step did not need was meant for it, too.
    Thread.interrupted();
    notifyAll();
  }

  synchronized void resume() {
    check();
    begunAt += System.nanoTime() - pausedAt.orElseThrow();
    pausedAt = Optional.empty();
    notifyAll();
  }

  /** Why the script is to end, where it is. */
  synchronized Optional<Problem> stopped() {
    return stopped;
  }

  /** Ends the thread that asks when nobody waits for it any longer. */
  void check() {
    if (Thread.currentThread() instanceof Worker asking && asking.leftBehind) {
      throw new LeftBehind();
    }
  }
}
