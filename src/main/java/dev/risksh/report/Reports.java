package dev.risksh.report;

import dev.risksh.console.AtomicFile;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Masks;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import dev.risksh.okta.OrgInfo;
import dev.risksh.scenario.Keeping.Wanted;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioListener;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepResult;
import dev.risksh.session.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The reports that a run is to leave behind: told how it goes, and written when it is over. */
public final class Reports {
  private static final String EVIDENCE = "evidence";

  private final World world;
  private final List<Destination> destinations;
  private final Optional<String> evidence;
  private final Supplier<OrgInfo> org;
  private final Map<Destination, EventLines> live = new HashMap<>();
  private final Clearance clearance;

  private Reports(
      World world,
      List<Destination> destinations,
      Optional<String> evidence,
      Supplier<OrgInfo> org,
      Masks masks) {
    this.world = world;
    this.destinations = destinations;
    this.evidence = evidence;
    this.org = org;
    clearance = new Clearance(masks);
  }

  /**
   * Those that {@code wanted} names, each as {@code html=report.html}.
   *
   * @param evidence the file of the bundle, where one is wanted
   * @param sources the files of the run itself, which no report may take the place of
   * @param org asks the org what it is, for the bundle
   * @param masks the secrets that the run knows
   * @throws Problem when one is not understood, two would be one file, or one would be a file of
   *     the run
   */
  public static Reports of(
      World world,
      List<String> wanted,
      Optional<String> evidence,
      Collection<Path> sources,
      Supplier<OrgInfo> org,
      Masks masks) {
    List<Destination> destinations = wanted.stream().map(Destination::of).toList();
    Places places = new Places(world, sources);
    destinations.forEach(places::take);
    evidence.ifPresent(file -> places.takeFile(file, EVIDENCE));
    return new Reports(world, destinations, evidence, org, masks);
  }

  /** Whether one of them is what the command prints, so that all else has to go elsewhere. */
  public boolean onStandardOutput() {
    return destinations.stream().anyMatch(Destination::isStandardOutput);
  }

  /**
   * Begins what is written as the run goes.
   *
   * @throws Problem when it cannot be begun
   */
  public void begin() {
    for (Destination destination : destinations) {
      if (destination.format() == ReportFormat.NDJSON) {
        live.put(
            destination,
            destination.isStandardOutput()
                ? EventLines.to(world.out(), world.clock(), clearance)
                : EventLines.to(
                    destination.file(), path(destination.file()), world.clock(), clearance));
      }
    }
  }

  private Path path(String file) {
    return world.path(file).toAbsolutePath().normalize();
  }

  /** What a run has to keep for them, or for who wants {@code least}. */
  public Wanted wanted(Wanted least) {
    return Stream.concat(
            destinations.stream().map(one -> one.format().wanted()),
            evidence.stream().map(any -> Wanted.BODIES))
        .reduce(least, (one, other) -> one.compareTo(other) < 0 ? other : one);
  }

  /**
   * {@code other}, and beside it what is written as it goes; one for each scenario.
   *
   * @param wanted what will be asked for in the end
   */
  public ScenarioListener beside(ScenarioListener other, Wanted wanted) {
    List<ScenarioListener> all = new ArrayList<>(List.of(other));
    live.values().forEach(lines -> all.add(lines.listener()));
    if (wanted != Wanted.RESULTS) {
      all.add(new Learning(clearance));
    }
    return all.size() == 1 ? other : new All(all);
  }

  /**
   * Writes them all, and says on standard error where each is; also that one could not be written.
   *
   * @return what the process says when the run itself went well
   */
  public ExitCode write(RunResult run) {
    if (destinations.isEmpty() && evidence.isEmpty()) {
      return ExitCode.DONE;
    }
    RunResult told = clearance.of(run);
    ExitCode exitCode = ExitCode.DONE;
    for (Destination one : destinations) {
      Runnable writing = () -> write(one, told);
      exitCode = worse(exitCode, written(one.format().word(), one.file(), writing));
    }
    if (evidence.isPresent()) {
      String file = evidence.get();
      Runnable writing = () -> put(file, EvidenceBundle.of(run, clearance, world, info(run)));
      exitCode = worse(exitCode, written(EVIDENCE, file, writing));
    }
    return exitCode;
  }

  private static ExitCode worse(ExitCode before, ExitCode now) {
    return before == ExitCode.DONE ? now : before;
  }

  private ExitCode written(String what, String file, Runnable writing) {
    try {
      writing.run();
      if (!Destination.isStandardOutput(file)) {
        world.err().println("  " + what + "  " + TerminalSafe.line(file));
      }
      return ExitCode.DONE;
    } catch (Problem problem) {
      world.err().println("✗ " + TerminalSafe.line(problem.getMessage()));
      return problem.exitCode();
    }
  }

  private void write(Destination destination, RunResult run) {
    if (live.containsKey(destination)) {
      live.get(destination).end(run);
      return;
    }
    String text = text(destination.format(), run);
    if (destination.isStandardOutput()) {
      print(text);
    } else {
      put(destination.file(), text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void print(String text) {
    world.out().print(text);
    if (world.out().checkError()) {
      throw Problem.badInput("standard output could not be written to", null);
    }
  }

  private void put(String file, byte[] content) {
    AtomicFile.write(path(file), content, false);
  }

  /** An org of risksh's own has ended with its scenario, and one that never answered will not. */
  private Optional<OrgInfo> info(RunResult run) {
    boolean answered =
        run.scenarios().stream()
            .filter(scenario -> !scenario.org().equals(Session.LOCAL))
            .flatMap(scenario -> scenario.steps().stream())
            .flatMap(step -> step.exchanges().stream())
            .anyMatch(call -> call.status().isPresent());
    if (!answered) {
      return Optional.empty();
    }
    try {
      return Optional.of(org.get());
    } catch (Problem problem) {
      world.err().println("  the id of the org is not known: " + problem.getMessage());
      return Optional.empty();
    }
  }

  /** A report that is written when the run is over. */
  static String text(ReportFormat format, RunResult run) {
    return switch (format) {
      case JUNIT -> JunitXml.of(run);
      case JSON -> RunJson.of(run);
      case TAP -> TapText.of(run);
      case HTML -> HtmlReport.of(run);
      case HAR -> RunHar.of(run);
      case MARKDOWN -> MarkdownText.of(run);
      case NDJSON -> throw new IllegalArgumentException("it is written as the run goes");
    };
  }

  /** What the run may tell, which knows the secrets of all its calls. */
  public Clearance clearance() {
    return clearance;
  }

  /** Learns the secrets of each call while it is there. */
  private record Learning(Clearance clearance) implements ScenarioListener {
    @Override
    public void ended(ScenarioResult scenario) {
      clearance.learn(scenario);
    }
  }

  /** Several listeners as one. */
  private record All(List<ScenarioListener> listeners) implements ScenarioListener {
    @Override
    public void begins(String name) {
      listeners.forEach(one -> one.begins(name));
    }

    @Override
    public void stepBegins(String name) {
      listeners.forEach(one -> one.stepBegins(name));
    }

    @Override
    public void ended(StepResult step) {
      listeners.forEach(one -> one.ended(step));
    }

    @Override
    public void ended(ScenarioResult scenario) {
      listeners.forEach(one -> one.ended(scenario));
    }
  }
}
