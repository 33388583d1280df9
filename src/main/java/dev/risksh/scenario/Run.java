package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Interrupts;
import dev.risksh.console.LineStream;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.World;
import dev.risksh.jose.KeyReserve;
import dev.risksh.okta.CallBudgets;
import dev.risksh.session.SessionOptions;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * Runs many scenarios, several at a time where that is wanted, each in a session of its own. They
 * are told one after the other in their order, whichever ended first.
 */
public final class Run {
  /** So many may have ended before it is their turn, for each that runs. */
  private static final int AHEAD = 4;

  private final World world;
  private final SessionOptions session;
  private final Style style;
  private final ScenarioListener listener;
  private final RunOptions options;
  private final Keeping keeping;
  private final UnderWay underWay;
  private final List<ScenarioResult> results = new ArrayList<>();
  private final List<String> notBegun = new ArrayList<>();
  private volatile boolean stopped;

  /**
   * @param session how the session of each scenario is opened
   * @param listener told how each goes, never of two at once, also of what is not kept
   * @param keeping what of the results is there in the end
   */
  public Run(
      World world,
      SessionOptions session,
      Style style,
      ScenarioListener listener,
      RunOptions options,
      Keeping keeping) {
    this.world = world;
    this.session =
        session
            .withBudgets(new CallBudgets(world.clock()))
            .withReserve(new KeyReserve(world.random()));
    this.style = style;
    this.listener = listener;
    this.options = options;
    this.keeping = keeping;
    underWay = new UnderWay(world, options.jobs() > 1);
  }

  /**
   * Runs all that was asked for.
   *
   * @throws Problem when it cannot be known what that is
   */
  public RunResult play() {
    Iterator<Play> plays = Plays.of(world, session, options);
    Instant startedAt = world.clock().instant();
    long start = System.nanoTime();
    Interrupts.Heard heard = world.interrupts().to(Thread.currentThread());
    try {
      if (options.jobs() == 1) {
        play(plays, 1, Runnable::run);
      } else {
        playAtOnce(plays);
      }
    } finally {
      heard.close();
    }
    if (results.isEmpty() && notBegun.isEmpty()) {
      throw Problem.badInput("no scenario has a name like " + options.name().orElse(""), null);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new RunResult(startedAt, took, results, notBegun, options.shuffled(), keeping.leftOut());
  }

  private void playAtOnce(Iterator<Play> plays) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            options.jobs(),
            task -> {
              Thread thread = new Thread(task, "scenario");
              thread.setDaemon(true);
              return thread;
            });
    try {
      play(plays, options.jobs() * AHEAD, threads::execute);
    } finally {
      threads.shutdownNow();
    }
  }

  private void play(Iterator<Play> plays, int most, Executor threads) {
    Deque<Playing> begun = new ArrayDeque<>();
    while (true) {
      while (begun.size() < most && plays.hasNext() && !stopped) {
        Playing next = new Playing(plays.next());
        if (begun.isEmpty()) {
          next.turn();
        }
        begun.add(next);
        threads.execute(next.task);
      }
      if (begun.isEmpty()) {
        break;
      }
      begun.remove().end(begun);
      if (!begun.isEmpty()) {
        begun.peek().turn();
      }
    }
    plays.forEachRemaining(play -> notBegun.add(play.name()));
  }

  /** One play, from when it is asked for to its end. */
  private final class Playing {
    private final Play play;
    private final InTurn told;
    private volatile Thread runner;
    private final FutureTask<List<ScenarioResult>> task = new FutureTask<>(this::attempts);

    Playing(Play play) {
      this.play = play;
      told = new InTurn(new Printed(listener, underWay));
    }

    void turn() {
      told.turn();
    }

    /** Waits for it; when the wait is interrupted, so are this one and the others. */
    void end(Deque<Playing> others) {
      while (true) {
        try {
          List<ScenarioResult> attempts = task.get();
          if (attempts.isEmpty()) {
            notBegun.add(play.name());
          }
          attempts.stream().map(keeping::kept).forEach(results::add);
          return;
        } catch (InterruptedException e) {
          stopped = true;
          interrupt();
          others.forEach(Playing::interrupt);
        } catch (ExecutionException e) {
          throw thrown(e.getCause());
        }
      }
    }

    private List<ScenarioResult> attempts() {
      List<ScenarioResult> attempts = new ArrayList<>();
      if (stopped) {
        return attempts;
      }
      runner = Thread.currentThread();
      underWay.begins(play.name());
      try {
        ScenarioResult last;
        do {
          last = attempt(attempts.size() + 1);
          attempts.add(last);
        } while (worthAnother(last) && attempts.size() <= options.retries());
        if (last.exitCode() == ExitCode.INTERRUPTED || (options.bail() && !last.passed())) {
          stopped = true;
        }
        return attempts;
      } finally {
        runner = null;
        underWay.ended(play.name());
      }
    }

    /** A scenario under way is told to end, and does what it has to do at its end. */
    private void interrupt() {
      Thread thread = runner;
      if (thread != null) {
        thread.interrupt();
      }
    }

    private ScenarioResult attempt(int number) {
      World itsWorld = options.jobs() == 1 ? world : world.besideOthers(lines());
      return new Scenario(itsWorld, session, style, told, options.limits(), options.stepping())
          .run(play, number);
    }

    /** What it says while it waits comes at once, and says of whom. */
    private PrintStream lines() {
      return LineStream.of(
          line ->
              underWay.print(() -> world.err().println("  " + play.name() + ": " + said(line))));
    }
  }

  private String said(String line) {
    return session.masks().text(line.strip());
  }

  private static boolean worthAnother(ScenarioResult result) {
    return !result.passed() && result.exitCode() != ExitCode.INTERRUPTED;
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }
}
