package dev.risksh.console;

/** A line on the terminal that is there only as long as something lasts. */
public final class PassingLine {
  /** To the line's beginning, and clear it. */
  private static final String CLEAR = "\r\u001b[K";

  private final World world;
  private boolean shown;

  public PassingLine(World world) {
    this.world = world;
  }

  /** Whether {@code printed} is such a line, or takes it back. */
  public static boolean is(String printed) {
    return printed.startsWith(CLEAR);
  }

  /** Whether there is a terminal that can take back what it shows. */
  public boolean possible() {
    return world.interactive() && world.env("TERM").filter("dumb"::equals).isEmpty();
  }

  /** Shows {@code text} in place of what is there. */
  public void show(String text) {
    shown = true;
    print(CLEAR + text);
  }

  /** Takes it back. */
  public void clear() {
    if (shown) {
      shown = false;
      print(CLEAR);
    }
  }

  private void print(String text) {
    world.err().print(text);
    world.err().flush();
  }
}
