package dev.risksh.shell;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Interrupts;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What Ctrl-C is for: of all that is under way, what began last. */
final class Foreground {
  private final Deque<Runnable> underWay = new ConcurrentLinkedDeque<>();

  /** Starts a job and waits for it; empty when it was left behind. */
  Optional<ExitCode> run(Job job) {
    Runnable interrupt = job::interrupt;
    underWay.push(interrupt);
    try {
      job.start();
      if (Thread.interrupted()) {
        // Ctrl-C came so soon that the line reader still had it.
        job.interrupt();
      }
      return job.await();
    } finally {
      underWay.remove(interrupt);
    }
  }

  /** For a scenario that runs in the foreground; {@code others} tell it of interrupts, too. */
  Interrupts interrupts(Interrupts others) {
    return thread -> {
      Runnable interrupt = thread::interrupt;
      Interrupts.Heard heard = others.to(thread);
      underWay.push(interrupt);
      return () -> {
        underWay.remove(interrupt);
        heard.close();
      };
    };
  }

  /** Interrupts it; false where nothing is under way. */
  boolean interrupt() {
    Runnable last = underWay.peek();
    if (last != null) {
      last.run();
    }
    return last != null;
  }
}
