package dev.risksh.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.AtomicFile;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioListener;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepResult;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * What happens in a run, a line of JSON each, written as it happens: a run that is killed leaves
 * what it had.
 */
final class EventLines {
  private final String file;
  private final Clock clock;
  private final Writer writer;
  private final boolean closes;
  private final Clearance clearance;
  private Optional<IOException> failure = Optional.empty();

  /**
   * @param closes whether what is written to ends with the run
   */
  private EventLines(String file, Writer writer, Clock clock, Clearance clearance, boolean closes) {
    this.clearance = clearance;
    this.file = file;
    this.writer = writer;
    this.clock = clock;
    this.closes = closes;
    add(event("run-started", clock.instant()));
  }

  /**
   * Begins the file anew, and makes the folders above it where they are missing.
   *
   * @param file as it was named
   * @throws Problem when it cannot
   */
  static EventLines to(String file, Path path, Clock clock, Clearance clearance) {
    try {
      AtomicFile.makeFolder(path.toAbsolutePath().getParent(), false);
      return new EventLines(
          file, Files.newBufferedWriter(path, StandardCharsets.UTF_8), clock, clearance, true);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  static EventLines to(PrintStream out, Clock clock, Clearance clearance) {
    return new EventLines(
        "standard output",
        new OutputStreamWriter(out, StandardCharsets.UTF_8),
        clock,
        clearance,
        false);
  }

  /** The lines that {@code run} came to, from its results. */
  static String of(RunResult run) {
    StringBuilder lines = new StringBuilder();
    lines.append(line(event("run-started", run.startedAt())));
    for (ScenarioResult scenario : run.scenarios()) {
      String name = scenario.name();
      lines.append(line(event("scenario-started", scenario.startedAt()).put("scenario", name)));
      for (StepResult step : scenario.steps()) {
        Instant end = step.startedAt().plus(step.took());
        lines.append(line(event("step-ended", end).put("scenario", name).setAll(RunJson.of(step))));
      }
      Instant end = scenario.startedAt().plus(scenario.took());
      lines.append(
          line(event("scenario-ended", end).put("scenario", name).setAll(withoutSteps(scenario))));
    }
    return lines.append(line(ended(run, run.startedAt().plus(run.took())))).toString();
  }

  /** Told of one scenario, or of one after another. */
  ScenarioListener listener() {
    return new ScenarioListener() {
      private volatile String scenario = "";

      @Override
      public void begins(String name) {
        scenario = clearance.text(name);
        add(of("scenario-started", clock.instant()));
      }

      @Override
      public void stepBegins(String name) {
        add(of("step-started", clock.instant()).put("name", clearance.text(name)));
      }

      @Override
      public void ended(StepResult step) {
        // It may be told later, when it is its turn.
        Instant end = step.startedAt().plus(step.took());
        add(of("step-ended", end).setAll(RunJson.of(clearance.of(step))));
      }

      @Override
      public void ended(ScenarioResult result) {
        Instant end = result.startedAt().plus(result.took());
        add(of("scenario-ended", end).setAll(withoutSteps(clearance.of(result))));
      }

      private ObjectNode of(String type, Instant at) {
        return event(type, at).put("scenario", scenario);
      }
    };
  }

  /**
   * Writes the last line.
   *
   * @throws Problem when this or an earlier one could not be written
   */
  void end(RunResult run) {
    add(ended(run, clock.instant()));
    try {
      if (closes) {
        writer.close();
      }
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
    }
    if (failure.isPresent()) {
      throw cannotWrite(file, failure.get());
    }
  }

  private static ObjectNode withoutSteps(ScenarioResult scenario) {
    ObjectNode json = RunJson.of(scenario);
    json.remove("steps");
    return json;
  }

  private static ObjectNode ended(RunResult run, Instant at) {
    return event("run-ended", at)
        .put("passed", run.passed())
        .put("exitCode", run.exitCode().value())
        .put("scenarios", run.scenarios().size())
        .put("milliseconds", run.took().toMillis());
  }

  private static ObjectNode event(String type, Instant at) {
    return Json.object().put("type", type).put("at", Json.time(at));
  }

  private static String line(JsonNode event) {
    return Json.compact(event) + "\n";
  }

  /** That a disk is full is no reason to end a run; it is told when the run is over. */
  private synchronized void add(JsonNode event) {
    try {
      writer.write(line(event));
      writer.flush();
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
    }
  }

  private static Problem cannotWrite(String file, IOException e) {
    return Problem.badInput("cannot write " + file + ": " + AtomicFile.reason(e), null);
  }
}
