package dev.risksh.command;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Interrupts;
import dev.risksh.console.Style;
import dev.risksh.report.Reports;
import dev.risksh.report.RunJson;
import dev.risksh.scenario.Progress;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.Scenario;
import dev.risksh.scenario.ScenarioListener;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.session.SessionOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code /run}: plays saved scripts, each in a session of its own. */
@Command(
    name = "run",
    description = "Plays .groovy scripts, each in a session of its own; the first failure ends it.",
    footer = {
      "/run scripts/first-signal.groovy",
      "/run scripts/first-signal.groovy --step-timeout 30s --timeout 5m",
      "/run scripts/first-signal.groovy --report junit=risksh.xml,json=risksh.json"
    })
final class RunCommand implements Callable<Object> {
  private final Context context;
  private final Supplier<SessionOptions> options;
  private final Supplier<Boolean> json;

  @Parameters(arity = "1..*", paramLabel = "SCRIPT")
  private List<String> files;

  @Mixin private LimitOptions limiting;
  @Mixin private ReportOptions reporting;

  /**
   * @param options what was said of org, key and app on the command line
   * @param json whether the result is wanted as JSON, and so nothing else on standard output
   */
  RunCommand(Context context, Supplier<SessionOptions> options, Supplier<Boolean> json) {
    this.context = context;
    this.options = options;
    this.json = json;
  }

  @Override
  public Object call() {
    Instant startedAt = context.world().clock().instant();
    long start = System.nanoTime();
    Reports reports = reporting.open(context.world());
    List<ScenarioResult> results = new ArrayList<>();
    // Ctrl-C ends the step; what was done so far is cleaned up and told.
    Interrupts.Heard heard = context.world().interrupts().to(Thread.currentThread());
    try {
      for (String file : files) {
        ScenarioResult result = play(file, reports);
        results.add(result);
        if (!result.passed()) {
          break;
        }
      }
    } finally {
      heard.close();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    RunResult result = new RunResult(startedAt, took, results);
    return new Ran(result, reports.write(result));
  }

  private ScenarioResult play(String file, Reports reports) {
    boolean quiet = json.get();
    Style style = quiet ? Style.plain() : Style.of(context.world());
    ScenarioListener listener =
        quiet ? new ScenarioListener() {} : new Progress(context.world().out(), style);
    return new Scenario(
            context.world(), options.get(), style, reports.beside(listener), limiting.limits())
        .run(file);
  }

  /**
   * How all the scripts went; the first that failed was the last to run.
   *
   * @param reported how it went with the reports
   */
  record Ran(RunResult result, ExitCode reported) implements Shown {
    @Override
    public Object value() {
      return this;
    }

    @Override
    public String json() {
      return RunJson.text(result);
    }

    @Override
    public ExitCode exitCode() {
      return result.passed() ? reported : result.exitCode();
    }
  }
}
