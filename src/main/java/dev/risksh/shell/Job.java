package dev.risksh.shell;

import dev.risksh.console.ExitCode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Something that runs on a thread of its own, so that it can be interrupted, and left behind when
 * that does not end it: Java has no way to stop a thread that does not listen.
 */
final class Job {
  /** How long an interrupted job may take to end. */
  private static final long GRACE_MILLIS = 2000;

  /** Ends the thread of a job that was left behind, wherever it asks. */
  static final class Abandoned extends Error {
    private static final long serialVersionUID = 1L;

    Abandoned() {
      super("left behind", null, false, false);
    }
  }

  private static final class Worker extends Thread {
    private volatile boolean abandoned;

    Worker(Runnable work) {
      super(work, "input");
      setDaemon(true);
    }
  }

  private final CompletableFuture<ExitCode> result = new CompletableFuture<>();
  private final CompletableFuture<Void> interrupted = new CompletableFuture<>();
  private final CompletableFuture<Void> givenUp = new CompletableFuture<>();
  private final Worker worker;

  Job(Supplier<ExitCode> work) {
    worker =
        new Worker(
            () -> {
              try {
                result.complete(work.get());
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            });
  }

  Job start() {
    worker.start();
    return this;
  }

  /** Whether the caller is a part of it. */
  boolean isHere() {
    return Thread.currentThread() == worker;
  }

  /** Asks the job to end; asked twice, nobody waits for it any longer. */
  void interrupt() {
    if (!interrupted.complete(null)) {
      givenUp.complete(null);
    }
    worker.interrupt();
  }

  /** Waits for the end; empty when the job was interrupted, did not end and is left behind. */
  Optional<ExitCode> await() {
    CompletableFuture.anyOf(result.handle((code, thrown) -> code), interrupted).join();
    try {
      CompletableFuture.anyOf(result.handle((code, thrown) -> code), givenUp)
          .get(interrupted.isDone() ? GRACE_MILLIS : Long.MAX_VALUE, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // It is left behind.
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
    if (result.isDone()) {
      return Optional.of(result.join());
    }
    worker.abandoned = true;
    return Optional.empty();
  }

  /** Does nothing on any thread but that of a job that was left behind, which it ends. */
  static void endIfAbandoned() {
    if (isAbandoned()) {
      throw new Abandoned();
    }
  }

  static boolean isAbandoned() {
    return Thread.currentThread() instanceof Worker worker && worker.abandoned;
  }
}
