package dev.risksh.shell;

import dev.risksh.console.Folding;
import dev.risksh.console.Interrupts;
import dev.risksh.console.PassingLine;
import dev.risksh.console.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.jline.reader.LineReader;

/**
 * What everybody prints on: a line that comes while the user is typing goes above what is typed,
 * and a job that was left behind prints nothing more.
 */
public final class PromptOutput {
  private final World outside;
  private final World world;
  private volatile LineReader reader;
  private volatile Thread typing;
  private volatile boolean midLine;
  private volatile IntSupplier width = () -> 0;

  public PromptOutput(World outside) {
    this.outside = outside;
    world =
        outside
            .printing(stream(new Guarded(outside.out())), stream(new Guarded(outside.err())))
            .interrupted(Interrupts.ELSEWHERE);
  }

  private static PrintStream stream(OutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }

  /** The world with this output in it. */
  public World world() {
    return world;
  }

  /** Tells how wide the terminal is, in columns; before that a line may be as long as it likes. */
  void wide(IntSupplier columns) {
    width = columns;
  }

  /** Something beside the result, broken between its words where it is too wide. */
  public void notice(String line) {
    Folding.of("  " + line, width.getAsInt()).forEach(world.err()::println);
  }

  /** As long as somebody reads the user's lines. */
  interface Typed extends AutoCloseable {
    @Override
    void close();
  }

  /** Tells who reads the user's lines, on this thread; when closed, the one before does again. */
  Typed typedWith(LineReader lineReader) {
    Thread typingBefore = typing;
    LineReader readerBefore = reader;
    typing = Thread.currentThread();
    reader = lineReader;
    return () -> {
      typing = typingBefore;
      reader = readerBefore;
    };
  }

  /** Whether a line has begun that neither ends nor takes itself back, as a countdown does. */
  boolean isMidLine() {
    return midLine;
  }

  private final class Guarded extends OutputStream {
    private final PrintStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Guarded(PrintStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      Job.endIfAbandoned();
      LineReader typedWith = reader;
      if (typedWith == null || Thread.currentThread() == typing || !typedWith.isReading()) {
        out.write(bytes, from, length);
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        midLine = !text.endsWith("\n") && !PassingLine.is(text);
      } else {
        above(typedWith, bytes, from, length);
      }
    }

    private synchronized void above(LineReader typedWith, byte[] bytes, int from, int length) {
      line.write(bytes, from, length);
      String text = line.toString(StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n');
      if (end >= 0) {
        line.reset();
        line.writeBytes(text.substring(end + 1).getBytes(StandardCharsets.UTF_8));
        typedWith.printAbove(text.substring(0, end));
      }
    }

    @Override
    public void flush() {
      out.flush();
    }
  }
}
