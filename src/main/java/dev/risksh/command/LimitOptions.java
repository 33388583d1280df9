package dev.risksh.command;

import dev.risksh.console.Times;
import dev.risksh.scenario.Limits;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How long a script may take. */
final class LimitOptions {
  @Option(
      names = "--step-timeout",
      paramLabel = "TIME",
      description = "How long a step may take, such as 30s. Default: as long as it likes.")
  private String step;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "How long each script may take, such as 5m; its cleanups still run.")
  private String script;

  Limits limits() {
    return new Limits(
        Optional.ofNullable(step).map(Times::parse), Optional.ofNullable(script).map(Times::parse));
  }
}
