package dev.risksh.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.AtomicFile;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioListener;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * What happens in a run, a line of JSON each, written as it happens: a run that is killed leaves
 * what it had.
 */
final class EventLines {
  private final String file;
  private final Clock clock;
  private final Writer writer;
  private final Clearance clearance = new Clearance();
  private Optional<IOException> failure = Optional.empty();

  /**
   * Begins the file anew, and makes the folders above it where they are missing.
   *
   * @param file as it was named
   * @throws Problem when it cannot
   */
  EventLines(String file, Path path, Clock clock) {
    this.file = file;
    this.clock = clock;
    try {
      AtomicFile.makeFolder(path.toAbsolutePath().getParent(), false);
      writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    add(event("run-started"));
  }

  /** Told of one scenario, or of one after another. */
  ScenarioListener listener() {
    return new ScenarioListener() {
      private volatile String scenario = "";

      @Override
      public void begins(String name) {
        scenario = clearance.text(name);
        add(of("scenario-started"));
      }

      @Override
      public void stepBegins(String name) {
        add(of("step-started").put("name", clearance.text(name)));
      }

      @Override
      public void ended(StepResult step) {
        add(of("step-ended").setAll(RunJson.of(clearance.of(step))));
      }

      @Override
      public void ended(ScenarioResult result) {
        ObjectNode json = RunJson.of(clearance.of(result));
        json.remove("steps");
        add(of("scenario-ended").setAll(json));
      }

      private ObjectNode of(String type) {
        return event(type).put("scenario", scenario);
      }
    };
  }

  /**
   * Writes the last line.
   *
   * @throws Problem when this or an earlier one could not be written
   */
  void end(RunResult run) {
    add(
        event("run-ended")
            .put("passed", run.passed())
            .put("exitCode", run.exitCode().value())
            .put("scenarios", run.scenarios().size())
            .put("milliseconds", run.took().toMillis()));
    try {
      writer.close();
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
    }
    if (failure.isPresent()) {
      throw cannotWrite(failure.get());
    }
  }

  private ObjectNode event(String type) {
    return Json.object().put("type", type).put("at", Json.time(clock.instant()));
  }

  /** That a disk is full is no reason to end a run; it is told when the run is over. */
  private synchronized void add(Object event) {
    try {
      writer.write(Json.compact(event) + "\n");
      writer.flush();
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
    }
  }

  private Problem cannotWrite(IOException e) {
    return Problem.badInput("cannot write " + file + ": " + AtomicFile.reason(e), null);
  }
}
