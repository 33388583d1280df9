package dev.risksh.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What this process prints and logs past any {@link dev.risksh.console.World}, from its making to
 * its closing.
 */
public final class ProcessOutput implements AutoCloseable {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Logger root = Logger.getLogger("");
  private final Handler[] handlers = root.getHandlers();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final StringBuffer logged = new StringBuffer();

  public ProcessOutput() {
    PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
    for (Handler handler : handlers) {
      root.removeHandler(handler);
    }
    root.addHandler(new Keeper());
  }

  public String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  public String logged() {
    return logged.toString();
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    for (Handler handler : handlers) {
      root.addHandler(handler);
    }
  }

  private final class Keeper extends Handler {
    @Override
    public void publish(LogRecord entry) {
      logged.append(entry.getLevel()).append(' ').append(entry.getMessage());
      logged.append(' ').append(entry.getThrown()).append('\n');
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
