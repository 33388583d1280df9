package dev.risksh.junit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.ExecutionRequest;

/**
 * Whether the run is to end before its end. When the process is ended, by Ctrl-C or by the build,
 * the scenario under way is interrupted and has some time for its cleanups; when JUnit is told to
 * stop, it runs to its end. No other is begun then.
 */
final class Stopping implements AutoCloseable {
  private static final long SECONDS_TO_TIDY_UP = 20;

  private final ExecutionRequest request;
  private final Thread runner = Thread.currentThread();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(this::processEnds, "scenarios-end");
  private volatile boolean ending;

  Stopping(ExecutionRequest request) {
    this.request = request;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void processEnds() {
    ending = true;
    runner.interrupt();
    try {
      over.await(SECONDS_TO_TIDY_UP, TimeUnit.SECONDS);
    } catch (InterruptedException goOn) {
      // The process ends.
    }
  }

  /** No other scenario is to begin. */
  void wish() {
    ending = true;
  }

  boolean isWanted() {
    return ending || isCancelled();
  }

  private boolean isCancelled() {
    try {
      return request.getCancellationToken().isCancellationRequested();
    } catch (NoSuchMethodError junit5) {
      // It knows no such wish.
      return false;
    }
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endingAlready) {
      // It is told that all is over.
    }
  }
}
