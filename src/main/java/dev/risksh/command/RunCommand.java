package dev.risksh.command;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Folding;
import dev.risksh.console.Masks;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import dev.risksh.report.Clearance;
import dev.risksh.report.Reports;
import dev.risksh.report.RunJson;
import dev.risksh.scenario.DryRun;
import dev.risksh.scenario.FileChanges;
import dev.risksh.scenario.Keeping;
import dev.risksh.scenario.Keeping.Wanted;
import dev.risksh.scenario.Progress;
import dev.risksh.scenario.Run;
import dev.risksh.scenario.RunFiles;
import dev.risksh.scenario.RunOptions;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.RunSummary;
import dev.risksh.scenario.ScenarioListener;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.session.SessionOptions;
import dev.risksh.view.Complaints;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code /run}: plays saved scripts, each in a session of its own. */
@Command(
    name = "run",
    description = {
      "Plays .groovy scripts, each in a session of its own.",
      "All are played, and the exit code is that of the first that failed."
    },
    footer = {
      "/run scripts/first-signal.groovy",
      "/run scripts 'scripts/**/*.groovy' --jobs 2 --retries 1",
      "/run scripts/first-signal.groovy --param threshold=80",
      "/run scripts/first-signal.groovy --dry-run",
      "/run scripts --tag 'not slow' --name first --order random --seed 7 --bail",
      "/run scripts/first-signal.groovy --step-timeout 30s --timeout 5m",
      "/run scripts/first-signal.groovy --report html=report.html,junit=risksh.xml",
      "/run scripts/first-signal.groovy --report junit=-",
      "/run scripts/first-signal.groovy --evidence evidence.zip"
    })
final class RunCommand implements Callable<Object> {
  private final Context context;
  private final Supplier<SessionOptions> options;
  private final Supplier<Boolean> json;
  private final Supplier<Pausing> pausing;

  @Mixin private RunArguments arguments;
  @Mixin private LimitOptions limiting;
  @Mixin private StepOptions steps;
  @Mixin private ReportOptions reporting;

  /**
   * @param options what was said of org, key and app on the command line
   * @param json whether the result is wanted as JSON, and so nothing else on standard output
   * @param pausing what a scenario needs that pauses
   */
  RunCommand(
      Context context,
      Supplier<SessionOptions> options,
      Supplier<Boolean> json,
      Supplier<Pausing> pausing) {
    this.pausing = pausing;
    this.context = context;
    this.options = options;
    this.json = json;
  }

  @Override
  public Object call() {
    if (!arguments.watch) {
      return once();
    }
    if (steps.pauses()) {
      throw Problem.usage(
          "--watch runs by itself, and a pause does not", "at a pause, /retry does");
    }
    if (context.prompt() || json.get()) {
      throw Problem.usage(
          "--watch goes on until Ctrl-C, " + (json.get() ? "and JSON is one value" : "not here"),
          "risksh run --watch SCRIPT in the OS shell");
    }
    return watch();
  }

  /** Ends with Ctrl-C only, and so with its exit code, however the last run went. */
  private Object watch() {
    World world = context.world();
    FileChanges changes =
        new FileChanges(
            world,
            arguments.options(world.random(), limiting.limits(), steps.stepping(Optional.empty())),
            Optional.ofNullable(arguments.environment));
    while (true) {
      Optional<Ran> ran = told();
      if (ran.filter(one -> one.exitCode() == ExitCode.INTERRUPTED).isPresent()) {
        return ran.get();
      }
      world.err().println("  waiting for a change; Ctrl-C ends");
      try {
        String changed = TerminalSafe.line(changes.await());
        if (world.interactive() && !world.env("TERM").equals(Optional.of("dumb"))) {
          world.out().print("\u001b[H\u001b[2J");
        }
        String time = LocalTime.now(world.clock()).truncatedTo(ChronoUnit.SECONDS).toString();
        world.out().println("---- " + time + "   " + changed + " changed");
      } catch (InterruptedException e) {
        throw new Problem(ExitCode.INTERRUPTED, "interrupted", null, e);
      }
    }
  }

  /** A run; what kept it from being one is told, and mended by the next change. */
  private Optional<Ran> told() {
    try {
      return Optional.of(once());
    } catch (Problem problem) {
      if (problem.exitCode() == ExitCode.INTERRUPTED || problem.exitCode() == ExitCode.USAGE) {
        throw problem;
      }
      new Complaints(Style.of(context.world()), "risksh ")
          .lines(problem, Optional.empty())
          .forEach(context.world().err()::println);
      return Optional.empty();
    }
  }

  private Ran once() {
    boolean quiet = json.get();
    if (quiet && steps.pauses()) {
      throw Problem.usage(
          "--json prints one value, and a pause has a prompt", "--report json=FILE goes with it");
    }
    Optional<Pausing> place = steps.pauses() ? Optional.of(pausing.get()) : Optional.empty();
    World world = place.map(Pausing::world).orElseGet(context::world);
    Style style = quiet ? Style.plain() : Style.of(world);
    if (arguments.dryRun && steps.pauses()) {
      throw Problem.usage("a dry run does not pause", "leave out --dry-run");
    }
    if (arguments.dryRun && reporting.wanted()) {
      throw Problem.usage(
          "a dry run has nothing to report: nobody has answered",
          "leave out --report, or --dry-run");
    }
    RunOptions wanted =
        arguments.options(
            world.random(), limiting.limits(), steps.stepping(place.map(Pausing::stepper)));
    wanted
        .shuffled()
        .ifPresent(seed -> world.err().println("  random order: --seed " + seed + " repeats it"));
    SessionOptions session = session();
    Optional<String> environment = Optional.ofNullable(arguments.environment);
    Reports reports = reporting.open(world, session, () -> RunFiles.of(world, wanted, environment));
    if (reports.onStandardOutput()) {
      refuseTwoResults();
    }
    reports.begin();
    PrintStream out = reports.onStandardOutput() ? world.err() : world.out();
    Masks masks = session.masks();
    ScenarioListener listener =
        quiet ? new ScenarioListener() {} : progress(out, style, world.columns(), masks);
    RunResult result;
    try {
      Wanted kept = reports.wanted(quiet ? Wanted.LINES : Wanted.RESULTS);
      ScenarioListener all = reports.beside(listener, kept);
      result = new Run(world, session, style, all, wanted, Keeping.of(kept)).play();
    } catch (Problem nothingWasRun) {
      reports.write(failed(nothingWasRun));
      throw masks.problem(nothingWasRun);
    }
    if (!quiet) {
      int width = world.columns().getAsInt();
      summary(result, style).stream()
          .map(masks::text)
          .flatMap(line -> Folding.of(line, width).stream())
          .forEach(out::println);
    }
    return new Ran(result, reports.write(result), reports.clearance());
  }

  /** Of what else could be printed there, nothing is to be mixed up with a report. */
  private void refuseTwoResults() {
    String other = json.get() ? "--json" : arguments.watch ? "--watch" : "a pause";
    if (json.get() || arguments.watch || steps.pauses()) {
      throw Problem.usage(
          other + " prints on standard output, and so would the report",
          "give the report a file: --report FORMAT=FILE");
    }
  }

  private List<String> summary(RunResult result, Style style) {
    return arguments.dryRun ? RunSummary.ofDryRun(result, style) : RunSummary.of(result, style);
  }

  private ScenarioListener progress(PrintStream out, Style style, IntSupplier width, Masks masks) {
    return arguments.dryRun
        ? new DryRun(out, style, width, masks)
        : new Progress(out, style, width, masks);
  }

  private SessionOptions session() {
    World world = context.world();
    SessionOptions session =
        options
            .get()
            .withMasks(new Masks())
            .withEnvironment(
                arguments.environment(world, line -> world.err().println("  " + line)));
    return arguments.dryRun ? session.sendingNothing() : session;
  }

  /** For whoever only looks at the reports: a file that is missing, or does not compile. */
  private RunResult failed(Problem problem) {
    Instant now = context.world().clock().instant();
    return new RunResult(
        now, Duration.ZERO, List.of(ScenarioResult.notRun("risksh run", now, problem)));
  }

  /**
   * How all the scripts went.
   *
   * @param reported how it went with the reports
   * @param clearance what of it may be told
   */
  record Ran(RunResult result, ExitCode reported, Clearance clearance) implements Shown {
    @Override
    public Object value() {
      return this;
    }

    @Override
    public String json() {
      return RunJson.text(result, clearance);
    }

    @Override
    public ExitCode exitCode() {
      return result.passed() ? reported : result.exitCode();
    }
  }
}
