package dev.risksh.shell;

import dev.risksh.console.World;
import java.util.function.IntSupplier;
import org.jline.nativ.CLibrary;

/**
 * How wide the terminal is that standard output goes to, asked of the system each time: whoever
 * runs scenarios may make it wider meanwhile. A terminal of JLine's would take a tenth of a second.
 */
public final class TerminalWidth implements IntSupplier {
  private static final int STANDARD_OUTPUT = 1;

  private boolean known = true;

  private TerminalWidth() {}

  /** {@code world} with the terminal of this process, where it has one. */
  public static World in(World world) {
    return world.interactive() ? world.wide(new TerminalWidth()) : world;
  }

  @Override
  public synchronized int getAsInt() {
    return known ? asked() : 0;
  }

  private int asked() {
    try {
      NativeLibrary.use();
      CLibrary.WinSize size = new CLibrary.WinSize();
      boolean told = CLibrary.ioctl(STANDARD_OUTPUT, CLibrary.TIOCGWINSZ, size) == 0;
      return told ? Short.toUnsignedInt(size.ws_col) : 0;
    } catch (LinkageError notOnThisSystem) {
      known = false;
      return 0;
    }
  }
}
