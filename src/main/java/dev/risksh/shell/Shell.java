package dev.risksh.shell;

import dev.risksh.command.PromptOptions;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Style;
import dev.risksh.console.Theme;
import dev.risksh.console.World;
import dev.risksh.session.Session;
import java.io.IOError;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;

/**
 * The prompt of a person at a terminal. It stands before Groovy, picocli and HTTP are loaded; they
 * are loaded while the person reads.
 */
public final class Shell {
  private static final long SECOND = 1000;

  private final World world;
  private final Session session;
  private final CompletableFuture<LineRunner> runner = new CompletableFuture<>();
  private final CompletableFuture<Typing> typing = new CompletableFuture<>();
  private final CompletableFuture<Job> beginning = new CompletableFuture<>();
  private final Timer ticks = new Timer("state on the right", true);
  private final Style style;
  private final RightPrompt rightPrompt;
  private final PromptOutput output;
  private final PromptHistory history;
  private final PromptOptions options;
  private final Likes likes;
  private final Foreground foreground = new Foreground();
  private volatile boolean warm;
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
    style = Style.of(world, this::theme);
    rightPrompt = new RightPrompt(session, style);
  }

  /** Reads and runs until the user leaves; returns the exit code. */
  public int run() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    // A class that the user wrote prints on these.
    System.setOut(world.out());
    System.setErr(world.err());
    try (Terminal terminal = Station.open(world)) {
      return run(terminal);
    } catch (IOException e) {
      throw Station.unusable(e);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** The same on a terminal that is there already. */
  public int run(Terminal terminal) {
    boolean dumb = terminal.getType().startsWith(Terminal.TYPE_DUMB);
    terminal.handle(Terminal.Signal.INT, signal -> interrupt(dumb));
    if (dumb) {
      // JLine leaves the signals of a dumb terminal to the JVM, which would end.
      Signals.register("INT", () -> terminal.raise(Terminal.Signal.INT));
    }
    // What is typed while a line runs is shown when its turn comes, and a secret never is.
    terminal.echo(false);
    session.askThrough(new PromptPerson(terminal, world.person(), this::isListening));
    PromptReader reader = reader(terminal);
    output.typedWith(reader);
    Station station = new Station(terminal, output, history, likes, style, foreground);
    output.wide(station.screen()::width);
    station.screen().folded(List.of(banner())).forEach(world.out()::println);
    world.out().println();
    startWarmUp(reader, station);
    while (true) {
      String input;
      try {
        input = reader.readLine(likes.now());
      } catch (UserInterruptException lineGivenUp) {
        if (dumb) {
          // It has shown a ^C, and the prompt begins a line.
          world.out().println();
        }
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
    if (foreground.run(running).isEmpty()) {
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

  /**
   * @param echoed whether the terminal shows a ^C, below which the answer goes
   */
  private void interrupt(boolean echoed) {
    if (running != null) {
      if (echoed || output.isMidLine()) {
        world.out().println();
      }
      interruptBeginning();
      foreground.interrupt();
    }
  }

  /** A startup script that does not end is waited for by whatever is typed. */
  private void interruptBeginning() {
    Job begin = beginning.getNow(null);
    if (begin != null) {
      begin.interrupt();
    }
  }

  private Theme theme() {
    return likes.now().theme().flatMap(Theme::named).orElseGet(() -> Theme.of(world));
  }

  private PromptReader reader(Terminal terminal) {
    boolean dumb = Terminal.TYPE_DUMB.equals(terminal.getType());
    PromptReader reader =
        new PromptReader(
            terminal,
            () -> Optional.ofNullable(typing.getNow(null)),
            columns -> dumb ? "" : right(columns),
            style);
    reader.setHistory(history);
    return reader;
  }

  private String banner() {
    String org = session.surelyLocal() ? " Org: local (in this process)." : "";
    return "risksh 0.1 on Java "
        + Runtime.version().feature()
        + "."
        + org
        + " /help for commands, /tour for a first signal.";
  }

  /** Nothing before the session has been read, which the prompt does not wait for. */
  private String right(int columns) {
    return warm ? rightPrompt.text(columns) : "";
  }

  /** The countdowns go on while the line waits. */
  private void tick(PromptReader reader) {
    ticks.scheduleAtFixedRate(
        new TimerTask() {
          @Override
          public void run() {
            reader.tick();
          }
        },
        SECOND,
        SECOND);
  }

  private void startWarmUp(PromptReader reader, Station station) {
    Thread thread =
        new Thread(
            () -> {
              try {
                LineRunner lines =
                    new LineRunner(
                        world,
                        session,
                        options,
                        likes,
                        new TerminalEditor(world, station.terminal(), likes),
                        station.screen(),
                        Place.prompt(() -> StepPrompt.at(station)));
                runner.complete(lines);
                beginning.complete(new Job(lines::begin).start());
                Typing helper =
                    new Typing(lines.commands().model(), session, new PromptNames(lines), style);
                typing.complete(helper);
                WarmUp.run(session, lines);
                helper.warmUp();
                warm = true;
                tick(reader);
              } catch (RuntimeException | Error e) {
                runner.completeExceptionally(e);
              }
            },
            "warm-up");
    thread.setDaemon(true);
    thread.start();
  }
}
