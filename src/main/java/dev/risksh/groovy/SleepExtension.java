package dev.risksh.groovy;

import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C end a script's {@code sleep 1000}, in place of Groovy's own, which sleeps on when it
 * is interrupted; a Groovy extension module.
 */
public final class SleepExtension {
  private SleepExtension() {}

  public static void sleep(Object self, long milliseconds) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(milliseconds);
  }
}
