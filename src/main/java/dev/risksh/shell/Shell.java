package dev.risksh.shell;

import dev.risksh.command.PromptOptions;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.World;
import dev.risksh.session.Session;
import java.io.IOError;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
  private final World world;
  private final Session session;
  private final CompletableFuture<LineRunner> runner = new CompletableFuture<>();
  private final CompletableFuture<Job> beginning = new CompletableFuture<>();
  private final RightPrompt rightPrompt;
  private final PromptOutput output;
  private final PromptHistory history;
  private final PromptOptions options;
  private final Likes likes;
  private volatile Job running;

  /**
   * @param output what {@code session} prints on
   */
  public Shell(PromptOutput output, Session session, PromptOptions options) {
    this.options = options;
    this.output = output;
    this.world = output.world();
    this.session = session;
    history = new PromptHistory(HistoryFile.in(world, session::notice), new SecretLines(world));
    likes = Likes.read(world, session::notice);
    rightPrompt = new RightPrompt(session, Style.of(world));
  }

  /** Reads and runs until the user leaves; returns the exit code. */
  public int run() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    // A class that the user wrote prints on these.
    System.setOut(world.out());
    System.setErr(world.err());
    NativeLibrary.use();
    try (Terminal terminal =
        TerminalBuilder.builder().system(true).provider("jni").dumb(true).build()) {
      return run(terminal);
    } catch (IOException e) {
      throw new Problem(
          ExitCode.FAILED,
          "the terminal cannot be used: " + e.getMessage(),
          "risksh - reads lines from standard input instead",
          e);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** The same on a terminal that is there already. */
  public int run(Terminal terminal) {
    terminal.handle(Terminal.Signal.INT, signal -> interrupt());
    session.askThrough(new PromptPerson(terminal, world.person(), this::isListening));
    LineReader reader = reader(terminal);
    output.typedWith(reader);
    world.out().println(banner());
    world.out().println();
    startWarmUp(new TerminalEditor(world, terminal, likes));
    while (true) {
      String input;
      try {
        reader.setVariable(
            LineReader.SECONDARY_PROMPT_PATTERN, likes.now().continuation().replace("%", "%%"));
        input =
            reader.readLine(likes.now().prompt(), rightPrompt(terminal), (Character) null, null);
      } catch (UserInterruptException lineGivenUp) {
        interruptBeginning();
        continue;
      } catch (EndOfFileException | IOError left) {
        return ExitCode.DONE.value();
      }
      if (input.isBlank()) {
        continue;
      }
      if (history.leftOut()) {
        session.notice("not kept in the history: the line holds a secret");
      }
      run(input);
      if (runner.isDone() && runner.join().finished()) {
        return runner.join().exitCode();
      }
    }
  }

  private void run(String input) {
    running = new Job(() -> runWhenLoaded(input));
    running.start();
    if (Thread.interrupted()) {
      // Ctrl-C came so soon that the line reader still had it.
      running.interrupt();
    }
    if (running.await().isEmpty()) {
      runner.join().abandoned(input);
    }
    running = null;
  }

  private ExitCode runWhenLoaded(String input) {
    try {
      LineRunner lines = runner.get();
      beginning.get().await();
      return lines.run(input);
    } catch (InterruptedException beforeItBegan) {
      session.notice("interrupted");
      return ExitCode.INTERRUPTED;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Whether the caller is what the user waits for. */
  private boolean isListening() {
    Job job = running;
    return job != null && job.isHere();
  }

  private void interrupt() {
    Job job = running;
    if (job != null) {
      // Below the ^C of the terminal.
      world.out().println();
      interruptBeginning();
      job.interrupt();
    }
  }

  /** A startup script that does not end is waited for by whatever is typed. */
  private void interruptBeginning() {
    Job begin = beginning.getNow(null);
    if (begin != null) {
      begin.interrupt();
    }
  }

  private LineReader reader(Terminal terminal) {
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .appName("risksh")
        .parser(new InputParser())
        .completer(new LateCompleter(runner))
        .history(history)
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
    try {
      return ready ? rightPrompt.text(terminal.getWidth()) : "";
    } catch (Problem toldWhenItMatters) {
      return "";
    }
  }

  private void startWarmUp(Editor editor) {
    Thread thread =
        new Thread(
            () -> {
              try {
                LineRunner lines = new LineRunner(world, session, options, likes, editor);
                runner.complete(lines);
                beginning.complete(new Job(lines::begin).start());
                WarmUp.run(session, lines);
              } catch (RuntimeException | Error e) {
                runner.completeExceptionally(e);
              }
            },
            "warm-up");
    thread.setDaemon(true);
    thread.start();
  }
}
