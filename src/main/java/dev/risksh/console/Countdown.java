package dev.risksh.console;

import java.time.Duration;

/**
 * A wait that a person can watch and end: at a terminal a line that counts down in its place,
 * elsewhere one line that says how long it takes.
 */
public final class Countdown {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final World world;
  private final PassingLine line;

  public Countdown(World world) {
    this.world = world;
    line = new PassingLine(world);
  }

  /**
   * Returns after {@code duration}, or throws when the user ends the wait.
   *
   * @param reason what is waited for; {@code in 0:43} follows it
   */
  public void pass(Duration duration, String reason) throws InterruptedException {
    if (!line.possible()) {
      world.err().println("  " + reason + " in " + Times.countdown(duration));
      world.pause().last(duration);
      return;
    }
    try {
      Duration left = duration;
      while (!left.isZero()) {
        line.show("  " + reason + " in " + Times.countdown(left) + "   Ctrl-C gives up");
        Duration step = left.compareTo(TICK) < 0 ? left : TICK;
        world.pause().last(step);
        left = left.minus(step);
      }
    } finally {
      line.clear();
    }
  }
}
