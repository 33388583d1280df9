package dev.risksh.testing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Standard output and standard error as a person sees them: line by line in the order in which they
 * came, those of standard error marked.
 */
public final class Screen {
  private static final String ERROR_MARK = "! ";

  private final List<String> lines = new ArrayList<>();
  private final Lines out = new Lines("");
  private final Lines err = new Lines(ERROR_MARK);

  public PrintStream out() {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }

  public PrintStream err() {
    return new PrintStream(err, true, StandardCharsets.UTF_8);
  }

  /** What came since this was asked last. */
  public synchronized List<String> take() {
    out.end();
    err.end();
    List<String> taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }

  private synchronized void add(String line) {
    lines.add(line.stripTrailing());
  }

  /** Parts one of the two streams into lines. */
  private final class Lines extends OutputStream {
    private final String mark;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    Lines(String mark) {
      this.mark = mark;
    }

    @Override
    public synchronized void write(int b) {
      if (b == '\n') {
        add(mark + begun.toString(StandardCharsets.UTF_8));
        begun.reset();
      } else {
        begun.write(b);
      }
    }

    synchronized void end() {
      if (begun.size() > 0) {
        write('\n');
      }
    }
  }
}
