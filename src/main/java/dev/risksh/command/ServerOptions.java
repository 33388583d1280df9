package dev.risksh.command;

import dev.risksh.console.Problem;
import dev.risksh.console.Times;
import dev.risksh.session.SessionOptions;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How a local org in the foreground is set up. */
final class ServerOptions {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where the foreground org listens on 127.0.0.1. Default: any free port.")
  private Integer port;

  @Option(
      names = "--rate",
      paramLabel = "CALLS",
      description = "Risk event calls a minute and provider: 30 (default) or 3.")
  private Integer rate;

  @Option(
      names = "--clock",
      paramLabel = "OFFSET",
      description = "How far the foreground org's clock is off: +10m is fast, -1h is slow.")
  private String clock;

  int port() {
    if (port != null && (port < 0 || port > 65535)) {
      throw Problem.usage("--port takes 0 to 65535, not " + port, null);
    }
    return port == null ? 0 : port;
  }

  int rate() {
    if (rate != null && rate != 3 && rate != 30) {
      throw Problem.usage("--rate takes 3 or 30, not " + rate, null);
    }
    return rate == null ? SessionOptions.DEFAULT_RISK_CALLS : rate;
  }

  Duration clock() {
    return clock == null ? Duration.ZERO : Times.parseSigned(clock);
  }

  String clockAsTyped() {
    return clock;
  }
}
