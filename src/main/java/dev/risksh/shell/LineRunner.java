package dev.risksh.shell;

import dev.risksh.command.Commands;
import dev.risksh.command.Leave;
import dev.risksh.command.OpenPrompt;
import dev.risksh.command.Play;
import dev.risksh.command.Prompt;
import dev.risksh.command.Wish;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Feedback;
import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.Screen;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import dev.risksh.groovy.Snippet;
import dev.risksh.groovy.SnippetLog;
import dev.risksh.groovy.Variables;
import dev.risksh.session.Session;
import dev.risksh.view.Complaints;
import dev.risksh.view.Reasons;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runs what was typed: a line that starts with {@code /} is a command, {@code x = /command} gives
 * its value to a variable, everything else is Groovy.
 */
public final class LineRunner implements Lines, Prompt {
  /** {@code /!}, {@code /-2}, {@code /3}, {@code /1-4}, {@code /e1}. */
  private static final Pattern AGAIN = Pattern.compile("!|-[0-9]{1,9}|[se]?[0-9]+(-[se]?[0-9]+)?");

  /** A file that opens itself would never end. */
  private static final int DEEPEST = 20;

  private final World world;
  private final Session session;
  private final Commands commands;
  private final SnippetRunner snippets;
  private final Style style;
  private final Complaints complaints;
  private int depth;
  private boolean finished;
  private int exitCode;

  /** Shows results on standard output. */
  public LineRunner(World world, Session session) {
    this(world, session, Screen.of(world));
  }

  LineRunner(World world, Session session, Screen screen) {
    this.world = world;
    this.session = session;
    style = screen.style();
    snippets = new SnippetRunner(session, new Results(world, style));
    commands = Commands.atPrompt(session, screen, this);
    complaints = new Complaints(style, "/");
  }

  /** The table of commands, for completion. */
  public Commands commands() {
    return commands;
  }

  @Override
  public SnippetLog snippets() {
    return snippets.log();
  }

  @Override
  public Variables variables() {
    return snippets.variables();
  }

  @Override
  public void drop(Snippet snippet) {
    snippets.drop(snippet);
  }

  @Override
  public void reset() {
    snippets.reset();
  }

  @Override
  public List<Play.Part> startup() {
    return List.of();
  }

  /** The type of that name that a snippet declared. */
  Optional<Class<?>> type(String name) {
    return snippets.type(name);
  }

  void warmUp() {
    snippets.warmUp();
  }

  @Override
  public ExitCode run(String input) {
    return run(input, false);
  }

  private ExitCode run(String source, boolean startup) {
    Input input = Input.of(source);
    try {
      if (input.command()) {
        return command(input, source, startup);
      }
      if (!source.isBlank()) {
        snippets.run(source, startup, Feedback.NORMAL);
      }
      return ExitCode.DONE;
    } catch (Throwable thrown) {
      return failed(input, source, thrown);
    }
  }

  private ExitCode command(Input input, String source, boolean startup) {
    List<String> words = input.words();
    if (!words.isEmpty() && words.stream().allMatch(AGAIN.asMatchPredicate())) {
      return play(Play.again(meant(words)));
    }
    Commands.Result result = commands.run(words.isEmpty() ? List.of("help") : words);
    snippets.ran(source, startup, result.value(), input.variable(), result.step());
    return result.wish().isPresent() ? grant(result.wish().get()) : ExitCode.DONE;
  }

  private List<Snippet> meant(List<String> words) {
    String first = words.get(0);
    if (first.equals("!") || first.startsWith("-")) {
      return List.of(snippets().last(first.equals("!") ? 1 : -Integer.parseInt(first)));
    }
    return snippets().select(words);
  }

  private ExitCode grant(Wish wish) {
    if (wish instanceof Play play) {
      return play(play);
    }
    if (wish instanceof Leave leave) {
      finished = true;
      exitCode = leave.code();
      return ExitCode.DONE;
    }
    throw new IllegalStateException("at a prompt there is no other to open: " + OpenPrompt.class);
  }

  /** Runs the inputs of {@code play} until one fails. */
  private ExitCode play(Play play) {
    if (depth == DEEPEST) {
      throw Problem.badInput("lines that run lines that run lines … this never ends", null);
    }
    depth++;
    try {
      for (Play.Part part : play.parts()) {
        ExitCode code = play(part, play.shown());
        if (code != ExitCode.DONE || finished) {
          return code;
        }
      }
      return ExitCode.DONE;
    } finally {
      depth--;
    }
  }

  private ExitCode play(Play.Part part, boolean shown) {
    List<Inputs.Part> inputs = Inputs.parts(part.text());
    for (int i = 0; i < inputs.size(); i++) {
      String source = inputs.get(i).text();
      if (shown) {
        String safe = Redaction.text(TerminalSafe.text(source));
        safe.lines().forEach(line -> world.out().println(style.dim("  » " + line)));
      }
      ExitCode code = run(source, part.startup());
      if (finished) {
        return code;
      }
      if (code != ExitCode.DONE) {
        int left = inputs.size() - i - 1;
        session.notice(
            "stopped at "
                + part.from()
                + (inputs.size() > 1 ? ":" + inputs.get(i).line() : "")
                + (left > 0 ? "; " + left + " more were not run" : ""));
        return code;
      }
    }
    return ExitCode.DONE;
  }

  /** Told when {@code source} did not end although it was interrupted, and runs on by itself. */
  void abandoned(String source) {
    depth = 0;
    Input input = Input.of(source);
    failed(
        input,
        source,
        new Problem(
            ExitCode.INTERRUPTED,
            "interrupted, but it does not stop",
            "it was left behind and prints nothing more; /exit ends it"));
  }

  private ExitCode failed(Input input, String source, Throwable thrown) {
    if (Job.isAbandoned()) {
      return ExitCode.INTERRUPTED;
    }
    Problem problem = snippets.problem(thrown, source, input.command());
    if (!input.command() || commands.step()) {
      snippets.failed(source, input.command(), thrown);
    }
    return problem instanceof Commands.Told told ? keep(told, input) : tell(problem);
  }

  /** What was made all the same is there to go on with. */
  private ExitCode keep(Commands.Told told, Input input) {
    input.variable().ifPresent(name -> variables().setVariable(name, told.value()));
    variables().setVariable("_", told.value());
    return told.exitCode();
  }

  private ExitCode tell(Problem problem) {
    world.out().flush();
    complaints
        .lines(problem, Reasons.of(problem, session))
        .forEach(line -> world.err().println("  " + line));
    if (commands.debug() && problem.getCause() != null) {
      for (StackTraceElement frame : problem.getCause().getStackTrace()) {
        world.err().println("    at " + frame);
      }
    }
    return problem.exitCode();
  }

  @Override
  public boolean finished() {
    return finished;
  }

  @Override
  public int exitCode() {
    return exitCode;
  }
}
