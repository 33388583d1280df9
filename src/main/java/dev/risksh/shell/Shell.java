package dev.risksh.shell;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Style;
import dev.risksh.console.World;
import dev.risksh.session.Session;
import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The prompt of a person at a terminal. It stands before Groovy, picocli and HTTP are loaded; they
 * are loaded while the person reads.
 */
public final class Shell {
  private static final String PROMPT = "risksh> ";
  private static final String GOES_ON = "   ...> ";

  private final World world;
  private final Session session;
  private final CompletableFuture<LineRunner> runner = new CompletableFuture<>();
  private final RightPrompt rightPrompt;
  private volatile Thread running;

  public Shell(World world, Session session) {
    this.world = world;
    this.session = session;
    rightPrompt = new RightPrompt(session, Style.of(world));
  }

  /** Reads and runs until the user leaves; returns the exit code. */
  public int run() {
    try (Terminal terminal =
        TerminalBuilder.builder().system(true).provider("jni").dumb(true).build()) {
      return run(terminal);
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be used", e);
    }
  }

  /** The same on a terminal that is there already. */
  public int run(Terminal terminal) {
    terminal.handle(Terminal.Signal.INT, signal -> interrupt());
    session.askThrough(
        new PromptPerson(terminal, world.person(), () -> running == Thread.currentThread()));
    LineReader reader = reader(terminal);
    world.out().println(banner());
    world.out().println();
    startWarmUp();
    while (true) {
      String input;
      try {
        input = reader.readLine(PROMPT, rightPrompt(terminal), (Character) null, null);
      } catch (UserInterruptException lineGivenUp) {
        continue;
      } catch (EndOfFileException | IOError left) {
        return ExitCode.DONE.value();
      }
      if (input.isBlank()) {
        continue;
      }
      LineRunner lines = runner.join();
      run(lines, input);
      if (lines.finished()) {
        return lines.exitCode();
      }
    }
  }

  private void run(LineRunner lines, String input) {
    running = Thread.currentThread();
    try {
      lines.run(input);
    } finally {
      running = null;
      // An interrupt that came too late must not end the next line.
      Thread.interrupted();
    }
  }

  private void interrupt() {
    Thread thread = running;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private LineReader reader(Terminal terminal) {
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .appName("risksh")
        .parser(new InputParser())
        .completer(new LateCompleter(runner))
        .history(new DiscreetHistory())
        .variable(LineReader.SECONDARY_PROMPT_PATTERN, GOES_ON)
        .variable(LineReader.BELL_STYLE, "none")
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .option(LineReader.Option.CASE_INSENSITIVE, true)
        .option(LineReader.Option.AUTO_FRESH_LINE, true)
        .build();
  }

  private String banner() {
    String org = session.surelyLocal() ? " Org: local (in this process)." : "";
    return "risksh 0.1 on Java " + Runtime.version().feature() + "." + org + " /help for commands.";
  }

  /** Nothing before the session has been read, which the prompt does not wait for. */
  private String rightPrompt(Terminal terminal) {
    boolean ready = runner.isDone() && !Terminal.TYPE_DUMB.equals(terminal.getType());
    return ready ? rightPrompt.text(terminal.getWidth()) : "";
  }

  private void startWarmUp() {
    Thread thread =
        new Thread(
            () -> {
              try {
                runner.complete(new LineRunner(world, session));
                WarmUp.run(session, runner.join());
              } catch (RuntimeException | Error e) {
                runner.completeExceptionally(e);
              }
            },
            "warm-up");
    thread.setDaemon(true);
    thread.start();
  }
}
