package dev.risksh.shell;

import dev.risksh.command.Commands;
import dev.risksh.command.GoOn;
import dev.risksh.command.Leave;
import dev.risksh.command.OpenPrompt;
import dev.risksh.command.Play;
import dev.risksh.command.PromptOptions;
import dev.risksh.command.Wish;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.Screen;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import dev.risksh.groovy.Snippet;
import dev.risksh.groovy.SnippetLog;
import dev.risksh.groovy.Variables;
import dev.risksh.scenario.Decision;
import dev.risksh.session.Session;
import dev.risksh.view.Complaints;
import dev.risksh.view.Reasons;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runs what was typed: a line that starts with {@code /} is a command, {@code x = /command} gives
 * its value to a variable, everything else is Groovy.
 */
public final class LineRunner implements Lines {
  /** {@code /!}, {@code /-2}, {@code /3}, {@code /1-4}, {@code /e1}. */
  private static final Pattern AGAIN = Pattern.compile("!|-[0-9]{1,9}|[se]?[0-9]+(-[se]?[0-9]+)?");

  /** A file that opens itself would never end. */
  private static final int DEEPEST = 20;

  private final World world;
  private final Session session;
  private final Commands commands;
  private final SnippetRunner snippets;
  private final Opening opening;
  private final TypedLines typed;
  private final Tour tour;
  private final Likes likes;
  private final Screen screen;
  private final Style style;
  private final Complaints complaints;
  private int depth;
  private String stoppedAt = "";
  private Optional<Decision> decision = Optional.empty();
  private boolean finished;
  private int exitCode;

  /** As without any option, and without a terminal. */
  public LineRunner(World world, Session session) {
    this(world, session, PromptOptions.DEFAULT);
  }

  /** Without a terminal. */
  public LineRunner(World world, Session session, PromptOptions options) {
    this(world, session, options, new InputLines(world.in()));
  }

  /**
   * Without a terminal.
   *
   * @param input where the lines come from, and those for a script that pauses
   */
  public LineRunner(World world, Session session, PromptOptions options, InputLines input) {
    this(world, session, options, Place.prompt(() -> StepLines.reading(world, input)));
  }

  /** Without a terminal. */
  LineRunner(World world, Session session, PromptOptions options, Place place) {
    this(
        world,
        session,
        options,
        Likes.read(world, session::notice),
        Editor.NONE,
        Screen.of(world),
        place);
  }

  LineRunner(
      World world,
      Session session,
      PromptOptions options,
      Likes likes,
      Editor editor,
      Screen screen,
      Place place) {
    this.world = world;
    this.session = session;
    this.likes = likes;
    options.feedback().ifPresent(mode -> likes.change(likes.now().withFeedback(mode), false));
    this.screen = screen;
    style = screen.style();
    snippets = new SnippetRunner(session, new Results(world, style), place);
    opening = new Opening(world, options);
    typed = new TypedLines(world, session.options(), session::notice);
    tour = new Tour(session, () -> variables().value("_"), screen);
    commands =
        Commands.atPrompt(
            session, screen, new Desk(snippets, opening, typed, likes, editor, tour, place));
    complaints = new Complaints(style, "/");
  }

  /** The table of commands, for completion. */
  public Commands commands() {
    return commands;
  }

  /** What was typed so far, for completion. */
  public SnippetLog snippets() {
    return snippets.log();
  }

  /** The prompt's variables with their types, for completion. */
  public Variables variables() {
    return snippets.variables();
  }

  /** The type of that name that a snippet declared. */
  Optional<Class<?>> type(String name) {
    return snippets.type(name);
  }

  void warmUp() {
    snippets.warmUp();
  }

  /** Runs the startup script, and the files that were named on the command line. */
  public ExitCode begin() {
    try {
      ExitCode code = play(new Play(opening.startup(), false, List.of()));
      return code != ExitCode.DONE || finished
          ? code
          : play(new Play(opening.files(), false, List.of()));
    } catch (Problem problem) {
      return tell(problem);
    }
  }

  @Override
  public ExitCode run(String text) {
    typed.typed(text);
    boolean one = text.length() > PlainText.LONGEST || Inputs.split(text).size() < 2;
    ExitCode code = one ? run(text, false) : play(pasted(text));
    boolean aside = one && Input.of(text).command() && !commands.step();
    if (!Job.isAbandoned()) {
      tour.after(code, aside)
          .forEach(line -> world.out().println(line.isEmpty() ? "" : "  " + line));
    }
    return code;
  }

  private static Play pasted(String text) {
    return new Play(List.of(new Play.Part("what was pasted", text, false)), false, List.of());
  }

  private ExitCode run(String source, boolean startup) {
    Input input = Input.of(source);
    try {
      PlainText.check(source);
      ExitCode code = ExitCode.DONE;
      if (input.command()) {
        code = command(input, source, startup);
      } else if (!source.isBlank()) {
        snippets.run(source, startup, likes.now());
        keep(source, startup);
      }
      return code;
    } catch (Throwable thrown) {
      return failed(input, source, thrown);
    }
  }

  private void keep(String source, boolean startup) {
    if (!startup) {
      typed.ran(source);
    }
  }

  private ExitCode command(Input input, String source, boolean startup) {
    List<String> words = input.words();
    if (!words.isEmpty() && words.stream().allMatch(AGAIN.asMatchPredicate())) {
      return play(Play.again(meant(words)));
    }
    Commands.Result result = commands.run(words.isEmpty() ? List.of("help") : words);
    snippets.ran(source, startup, result.value(), input.variable(), result.step());
    if (result.step()) {
      keep(source, startup);
    }
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
    if (wish instanceof GoOn goOn) {
      decision = Optional.of(goOn.decision());
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
      List<String> known = new ArrayList<>(play.known());
      for (Play.Part part : play.parts()) {
        ExitCode code = play(part, play.shown(), known);
        if (code != ExitCode.DONE || finished || decision.isPresent()) {
          return code;
        }
      }
      return ExitCode.DONE;
    } finally {
      depth--;
    }
  }

  private ExitCode play(Play.Part part, boolean shown, List<String> known) {
    List<Inputs.Part> inputs = Inputs.parts(part.text());
    for (int i = 0; i < inputs.size(); i++) {
      String source = inputs.get(i).text();
      if (known.remove(source)) {
        continue;
      }
      if (shown) {
        String safe = Redaction.text(TerminalSafe.text(source));
        safe.lines().forEach(line -> world.out().println(style.dim("  » " + line)));
      }
      ExitCode code = run(source, part.startup());
      if (finished) {
        return code;
      }
      if (code != ExitCode.DONE || decision.isPresent() && i < inputs.size() - 1) {
        stopped(part, inputs, i);
        return code;
      }
    }
    return ExitCode.DONE;
  }

  private void stopped(Play.Part part, List<Inputs.Part> inputs, int at) {
    int left = inputs.size() - at - 1;
    String where =
        TerminalSafe.line(part.from()) + (inputs.size() > 1 ? ":" + inputs.get(at).line() : "");
    if (!where.equals(stoppedAt)) {
      session.notice("stopped at " + where + (left > 0 ? "; " + left + " more were not run" : ""));
    }
    // Whoever opened a file that opens itself hears of it once.
    stoppedAt = depth == 1 ? "" : where;
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
    return problem instanceof Commands.Told told
        ? bind(told, input)
        : tell(input.command() ? problem : forgottenSlash().explain(problem, source));
  }

  private ForgottenSlash forgottenSlash() {
    return new ForgottenSlash(
        commands.model().subcommands().keySet(), variables().types().keySet());
  }

  /** What was made all the same is there to go on with. */
  private ExitCode bind(Commands.Told told, Input input) {
    input.variable().ifPresent(name -> variables().setVariable(name, told.value()));
    variables().setVariable("_", told.value());
    return told.exitCode();
  }

  private ExitCode tell(Problem problem) {
    world.out().flush();
    complaints
        .folded(problem, Reasons.of(problem, session), 2, screen.width())
        .forEach(world.err()::println);
    if (commands.debug() && problem.getCause() != null) {
      for (StackTraceElement frame : problem.getCause().getStackTrace()) {
        world.err().println("    at " + frame);
      }
    }
    return problem.exitCode();
  }

  /** How a script that pauses goes on, where that was decided since the last call. */
  Optional<Decision> decision() {
    Optional<Decision> made = decision;
    decision = Optional.empty();
    return made;
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
