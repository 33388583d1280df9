package dev.risksh.report;

import dev.risksh.console.AtomicFile;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioListener;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The reports that a run is to leave behind: told how it goes, and written when it is over. */
public final class Reports {
  private final World world;
  private final List<Destination> destinations;
  private final Map<Destination, EventLines> live = new HashMap<>();

  private Reports(World world, List<Destination> destinations) {
    this.world = world;
    this.destinations = destinations;
  }

  /**
   * Those that {@code wanted} names, each as {@code html=report.html}. What is written as the run
   * goes is begun.
   *
   * @throws Problem when one is not understood, two would be one file, or one cannot be begun
   */
  public static Reports of(World world, List<String> wanted) {
    List<Destination> destinations = wanted.stream().map(Destination::of).toList();
    Map<Path, Destination> taken = new HashMap<>();
    for (Destination destination : destinations) {
      Path path = path(world, destination.file());
      Destination other = taken.putIfAbsent(path, destination);
      if (other != null) {
        throw Problem.usage(
            "two reports cannot be one file: "
                + other.format().word()
                + " and "
                + destination.format().word()
                + " are both "
                + TerminalSafe.line(destination.file()),
            "give each a file of its own");
      }
      if (Files.isDirectory(path)) {
        throw Problem.usage(
            TerminalSafe.line(destination.file()) + " is a folder", "name a file in it");
      }
    }
    Reports reports = new Reports(world, destinations);
    reports.begin();
    return reports;
  }

  private void begin() {
    for (Destination destination : destinations) {
      if (destination.format() == ReportFormat.NDJSON) {
        Path path = path(world, destination.file());
        live.put(destination, new EventLines(destination.file(), path, world.clock()));
      }
    }
  }

  private static Path path(World world, String file) {
    return world.path(file).toAbsolutePath().normalize();
  }

  /** {@code other}, and beside it what is written as it goes; one for each scenario. */
  public ScenarioListener beside(ScenarioListener other) {
    List<ScenarioListener> all = new ArrayList<>(List.of(other));
    live.values().forEach(lines -> all.add(lines.listener()));
    return all.size() == 1 ? other : new All(all);
  }

  /**
   * Writes them all, and says on standard error where each is; also that one could not be written.
   *
   * @return what the process says when the run itself went well
   */
  public ExitCode write(RunResult run) {
    RunResult told = new Clearance().of(run);
    ExitCode exitCode = ExitCode.DONE;
    for (Destination destination : destinations) {
      try {
        write(destination, told);
        world.err().println("  " + destination.format().word() + "  " + shown(destination));
      } catch (Problem problem) {
        world.err().println("✗ " + TerminalSafe.line(problem.getMessage()));
        exitCode = problem.exitCode();
      }
    }
    return exitCode;
  }

  private static String shown(Destination destination) {
    return TerminalSafe.line(destination.file());
  }

  private void write(Destination destination, RunResult run) {
    if (live.containsKey(destination)) {
      live.get(destination).end(run);
      return;
    }
    AtomicFile.write(
        path(world, destination.file()),
        text(destination.format(), run).getBytes(StandardCharsets.UTF_8),
        false);
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
