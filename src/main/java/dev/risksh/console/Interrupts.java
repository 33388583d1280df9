package dev.risksh.console;

import org.jline.utils.Signals;

/** Who hears of it when the user, or the system, wants this process to end. */
@FunctionalInterface
public interface Interrupts {
  /** Somebody else, such as the terminal of the prompt. */
  Interrupts ELSEWHERE = thread -> () -> {};

  /** Ends that {@code thread} hears of it. */
  interface Heard extends AutoCloseable {
    @Override
    void close();
  }

  /** Until closed, a wish to end interrupts {@code thread}, so that it can tidy up. */
  Heard to(Thread thread);

  /** Ctrl-C and {@code kill} of this process; the second one ends it at once. */
  static Interrupts ofThisProcess() {
    return ProcessSignals::new;
  }

  /** While there is something to tidy up. */
  final class ProcessSignals implements Heard {
    private static final String[] NAMES = {"INT", "TERM"};

    private final Thread thread;
    private final Object[] before = new Object[NAMES.length];
    private volatile boolean heard;

    private ProcessSignals(Thread thread) {
      this.thread = thread;
      for (int i = 0; i < NAMES.length; i++) {
        before[i] = Signals.register(NAMES[i], this::heard);
      }
    }

    private void heard() {
      if (heard) {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.value());
      }
      heard = true;
      thread.interrupt();
    }

    @Override
    public void close() {
      for (int i = 0; i < NAMES.length; i++) {
        Signals.unregister(NAMES[i], before[i]);
      }
    }
  }
}
