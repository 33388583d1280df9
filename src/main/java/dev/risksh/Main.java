package dev.risksh;

import dev.risksh.command.Commands;
import dev.risksh.command.OpenPrompt;
import dev.risksh.command.PromptOptions;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import dev.risksh.diagnose.Diagnosis;
import dev.risksh.session.Session;
import dev.risksh.shell.Batch;
import dev.risksh.shell.InputLines;
import dev.risksh.shell.LineRunner;
import dev.risksh.shell.PromptOutput;
import dev.risksh.shell.Shell;
import dev.risksh.shell.StepLines;
import dev.risksh.shell.TerminalWidth;
import dev.risksh.view.Complaints;
import dev.risksh.view.Reasons;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The front door: no arguments open the shell, anything else is a command line. */
public final class Main {
  /** Where lines come from that are neither typed nor words of the command line. */
  private static final String STANDARD_INPUT = "-";

  private Main() {}

  public static void main(String[] args) {
    // Before picocli's first class: it would load Groovy to look for closures (350 ms).
    System.setProperty("picocli.disable.closures", "true");
    // The one of Java 22 to 24 is a console even where there is no terminal.
    System.setProperty("jdk.console", "java.base");
    World world = TerminalWidth.in(World.real());
    int code = Output.ended(world, run(world, args));
    world.err().flush();
    System.exit(code);
  }

  /** Does what {@code args} say in {@code world}, and returns the exit code. */
  static int run(World world, String... args) {
    List<String> words = new ArrayList<>(List.of(args));
    try {
      // The prompt not through picocli, which would stand between it and the launch.
      return words.isEmpty() || words.equals(List.of(STANDARD_INPUT))
          ? open(world, OpenPrompt.DEFAULT, !words.isEmpty())
          : command(world, words);
    } catch (Problem problem) {
      return tell(world, problem, Optional.empty(), false);
    } catch (RuntimeException | Error bug) {
      return tell(world, bug(bug), Optional.empty(), false);
    }
  }

  private static int command(World world, List<String> words) {
    List<Session> opened = new ArrayList<>();
    Commands commands =
        Commands.inProcess(
            world,
            words,
            options -> {
              if (opened.isEmpty()) {
                opened.add(new Session(world, options, notices(world)));
              }
              return opened.get(0);
            },
            () -> StepLines.ofProcess(world));
    // Behind a command it is an argument of that command.
    boolean fromInput = words.contains(STANDARD_INPUT) && !commands.isCommand(words);
    if (fromInput) {
      words.remove(STANDARD_INPUT);
    }
    try {
      return commands
          .run(words)
          .wish()
          .filter(OpenPrompt.class::isInstance)
          .map(wish -> open(world, (OpenPrompt) wish, fromInput))
          .orElseGet(() -> saved(opened));
    } catch (Commands.Told told) {
      return told.exitCode().value();
    } catch (Problem problem) {
      tellProgram(world, problem, opened.stream().findFirst(), words);
      return tell(world, problem, opened.stream().findFirst(), commands.debug());
    } catch (RuntimeException | Error bug) {
      tellProgram(world, bug(bug), Optional.empty(), words);
      return tell(world, bug(bug), Optional.empty(), commands.debug());
    } finally {
      opened.forEach(Session::close);
    }
  }

  /** The prompt for a person, lines from standard input for anybody else. */
  private static int open(World world, OpenPrompt wanted, boolean fromInput) {
    if (fromInput || !world.interactive()) {
      try (Session session = new Session(world, wanted.session(), notices(world))) {
        PromptOptions options = wanted.prompt().unattended();
        InputLines input = new InputLines(world.in());
        LineRunner lines = new LineRunner(world, session, options, input);
        return new Batch(world, input, lines, options.keepGoing()).run();
      }
    }
    PromptOutput output = new PromptOutput(world);
    try (Session session = new Session(output.world(), wanted.session(), output::notice)) {
      return new Shell(output, session, wanted.prompt()).run();
    }
  }

  private static Consumer<String> notices(World world) {
    return line -> world.err().println("  " + line);
  }

  /** What one process could not save, the next one does not find: this one has not done its job. */
  private static int saved(List<Session> opened) {
    return opened.stream().allMatch(Session::saved)
        ? ExitCode.DONE.value()
        : ExitCode.BAD_INPUT.value();
  }

  private static Problem bug(Throwable bug) {
    String message = bug.getMessage() == null ? "" : ": " + bug.getMessage();
    return new Problem(
        ExitCode.BUG,
        "a bug in risksh: "
            + Redaction.text(TerminalSafe.line(bug.getClass().getSimpleName() + message)),
        "--debug shows where",
        bug);
  }

  /** One JSON value on standard output, also where the words were too wrong to be read. */
  private static void tellProgram(
      World world, Problem problem, Optional<Session> session, List<String> words) {
    if (words.contains("--json")) {
      Optional<Diagnosis> why = session.flatMap(open -> Reasons.of(problem, open));
      world.out().println(new Complaints(Style.plain(), "risksh ").json(problem, why));
    }
  }

  private static int tell(World world, Problem problem, Optional<Session> session, boolean debug) {
    Optional<Diagnosis> why = session.flatMap(open -> Reasons.of(problem, open));
    new Complaints(Style.of(world), "risksh ").lines(problem, why).forEach(world.err()::println);
    if (debug) {
      Throwable shown = problem.getCause() == null ? problem : problem.getCause();
      for (StackTraceElement frame : shown.getStackTrace()) {
        world.err().println("    at " + frame);
      }
    }
    return problem.exitCode().value();
  }
}
