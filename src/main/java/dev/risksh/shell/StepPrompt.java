package dev.risksh.shell;

import dev.risksh.command.Pausing;
import dev.risksh.command.PromptOptions;
import dev.risksh.console.Preferences;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.Theme;
import dev.risksh.console.World;
import dev.risksh.scenario.Decision;
import dev.risksh.scenario.Pause;
import dev.risksh.scenario.Stepper;
import dev.risksh.view.Complaints;
import java.io.IOError;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** The prompt of a person at a terminal while a script pauses, in the state of that script. */
final class StepPrompt implements Stepper {
  private static final long SECOND = 1000;
  private static final PromptOptions OPTIONS =
      new PromptOptions(Optional.empty(), List.of(), true, List.of(), false);

  private final Supplier<Station> opening;
  private final boolean closing;
  private final Timer ticks = new Timer("state on the right of a pause", true);
  private Station station;
  private PromptReader reader;
  private LineRunner lines;
  private PauseText text;
  private Pause pause;

  /**
   * @param opening the terminal, at the first pause
   * @param closing whether the terminal is only for this
   */
  private StepPrompt(Supplier<Station> opening, boolean closing) {
    this.opening = opening;
    this.closing = closing;
  }

  /** On the terminal of a prompt. */
  static Pausing at(Station station) {
    World world = station.world();
    return new Pausing(
        world.interrupted(station.foreground().interrupts(world.interrupts())),
        new StepPrompt(() -> station, false));
  }

  /** On the terminal of this process, which is opened when it is needed. */
  static Pausing ofProcess(World world) {
    PromptOutput output = new PromptOutput(world);
    Foreground foreground = new Foreground();
    return new Pausing(
        output.world().interrupted(foreground.interrupts(world.interrupts())),
        new StepPrompt(() -> opened(output, foreground), true));
  }

  private static Station opened(PromptOutput output, Foreground foreground) {
    World world = output.world();
    Terminal terminal = Station.open(world);
    // What is typed while a step runs is shown when its turn comes.
    terminal.echo(false);
    Likes likes = Likes.read(world, line -> world.err().println("  " + line));
    Style style =
        Style.of(
            world,
            () -> likes.now().theme().flatMap(Theme::named).orElseGet(() -> Theme.of(world)));
    PromptHistory history =
        new PromptHistory(
            HistoryFile.in(world, line -> world.err().println("  " + line)),
            new SecretLines(world));
    Station station = new Station(terminal, output, history, likes, style, foreground);
    terminal.handle(
        Terminal.Signal.INT,
        signal -> {
          if (station.isDumb() || output.isMidLine()) {
            world.out().println();
          }
          foreground.interrupt();
        });
    return station;
  }

  @Override
  public Decision decide(Pause now) {
    boolean first = lines == null;
    pause = now;
    if (first) {
      open();
    }
    PromptOutput.Typed typed = station.output().typedWith(reader);
    try {
      now.trouble().ifPresentOrElse(this::complain, () -> tell(first));
      return read();
    } finally {
      typed.close();
    }
  }

  private void complain(Problem trouble) {
    new Complaints(station.style(), "/")
        .folded(trouble, Optional.empty(), 2, station.screen().width())
        .forEach(station.world().out()::println);
  }

  private void open() {
    station = opening.get();
    lines =
        new LineRunner(
            station.world(),
            pause.session(),
            OPTIONS,
            station.likes(),
            new TerminalEditor(station.world(), station.terminal(), station.likes()),
            station.screen(),
            Place.of(pause, () -> text.lines(pause)));
    Typing typing =
        new Typing(
            lines.commands().model(), pause.session(), new PromptNames(lines), station.style());
    text =
        new PauseText(
            station.style(),
            () -> station.screen().width() - 2,
            code -> typing.highlighted(code, -1).toAnsi(station.terminal()));
    RightPrompt right = new RightPrompt(pause.session(), station.style());
    reader =
        new PromptReader(
            station.terminal(),
            () -> Optional.of(typing),
            columns -> station.isDumb() ? "" : right.text(columns),
            station.style());
    reader.setHistory(station.history());
    pause
        .session()
        .askThrough(
            new PromptPerson(
                station.terminal(), station.world().person(), () -> !reader.isReading()));
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

  private void tell(boolean first) {
    station.world().out().println();
    text.lines(pause).forEach(line -> station.world().out().println("  " + line));
    if (first || pause.at() != Pause.At.STEP) {
      say(text.choices(pause));
    }
  }

  private Decision read() {
    while (true) {
      String input;
      try {
        Preferences likes = station.likes().now();
        String prompt = PauseText.prompt(pause);
        input = reader.readLine(prompt, likes);
      } catch (UserInterruptException lineGivenUp) {
        if (pause.over().getAsBoolean()) {
          return Decision.STOP;
        }
        continue;
      } catch (EndOfFileException | IOError left) {
        return Decision.STOP;
      }
      Optional<Decision> decision = input.isBlank() ? entered() : run(input);
      if (decision.isPresent()) {
        return decision.get();
      }
    }
  }

  /** Nothing but Enter goes on, save where that would leave a failure behind unseen. */
  private Optional<Decision> entered() {
    if (pause.failed()) {
      say(text.choices(pause));
      return Optional.empty();
    }
    return Optional.of(Decision.NEXT);
  }

  private Optional<Decision> run(String input) {
    if (station.history().leftOut()) {
      say("not kept in the history: the line holds a secret");
    }
    Job job = new Job(() -> lines.run(input));
    if (station.foreground().run(job).isEmpty()) {
      lines.abandoned(input);
    }
    return lines.finished() ? Optional.of(Decision.STOP) : lines.decision();
  }

  @Override
  public void say(String line) {
    station.screen().folded(List.of("  " + line)).forEach(station.world().out()::println);
  }

  @Override
  public void ended() {
    ticks.cancel();
    if (closing && station != null) {
      try {
        station.terminal().echo(true);
        station.terminal().close();
      } catch (IOException e) {
        throw Station.unusable(e);
      }
    }
  }
}
