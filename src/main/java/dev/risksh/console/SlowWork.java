package dev.risksh.console;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work that may take seconds and cannot be interrupted, such as looking for the primes of a key. It
 * is done on another thread, so that Ctrl-C ends the wait for it; whoever waits longer than a
 * moment at a terminal sees what for.
 */
public final class SlowWork {
  private static final Duration MOMENT = Duration.ofMillis(300);
  private static final Duration TICK = Duration.ofSeconds(1);

  private final World world;
  private final String doing;
  private final PassingLine line;
  private final long start = System.nanoTime();
  private boolean told;

  private SlowWork(World world, String doing) {
    this.world = world;
    this.doing = doing;
    line = new PassingLine(world);
  }

  /**
   * Does {@code work} and returns what comes of it.
   *
   * @param doing what is being done, as in {@code making a key}
   */
  public static <T> T run(World world, String doing, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "slow-work");
    thread.setDaemon(true);
    thread.start();
    return new SlowWork(world, doing).await(task);
  }

  private <T> T await(FutureTask<T> task) {
    try {
      Duration patience = MOMENT;
      while (true) {
        try {
          return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
          signOfLife();
          patience = TICK;
        }
      }
    } catch (InterruptedException e) {
      throw new Problem(ExitCode.INTERRUPTED, doing + " was interrupted", null);
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } finally {
      line.clear();
    }
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }

  private void signOfLife() {
    String what = "  " + doing + "…";
    if (line.possible()) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      String time = seconds == 0 ? "" : " " + seconds + " s";
      line.show(Style.of(world).dim(what + time + "   Ctrl-C gives up"));
    } else if (world.interactive() && !told) {
      told = true;
      world.err().println(what + "   Ctrl-C gives up");
    }
  }
}
