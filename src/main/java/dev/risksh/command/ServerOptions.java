package dev.risksh.command;

import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.Times;
import dev.risksh.console.World;
import dev.risksh.session.SessionOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How a local org in the foreground is set up. */
final class ServerOptions {
  /** With four parts or a colon; else the JDK would ask a name server, or guess. */
  private static final Pattern ADDRESS =
      Pattern.compile("\\d+(\\.\\d+){3}|[\\da-fA-F.]*:[\\da-fA-F:.]*");

  /** Beyond, dates are no longer what others can read. */
  private static final Duration MOST_OFF = Duration.ofDays(3652);

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where the foreground org listens. Default: any free port.")
  private Integer port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "Listens there instead of on 127.0.0.1; 0.0.0.0 is everywhere. Whoever reaches it can"
              + " use the org.")
  private String bind;

  @Option(
      names = "--https",
      description = "Serves https with a certificate of its own making, and says how to trust it.")
  private boolean https;

  @Option(
      names = "--rate",
      paramLabel = "CALLS",
      description =
          "Risk event calls a minute and provider: 30 (default) or 3; none for a test of load.")
  private String rate;

  @Option(
      names = "--clock",
      paramLabel = "OFFSET",
      description = "How far the foreground org's clock is off: +10m is fast, -1h is slow.")
  private String clock;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keeps the foreground org in DIR/org.db (SQLite) across restarts.")
  private String data;

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description = "What a new foreground org begins with: apps, providers, users; JSON or YAML.")
  private String seed;

  int port() {
    if (port != null && (port < 0 || port > 65535)) {
      throw Problem.usage("--port takes 0 to 65535, not " + port, null);
    }
    return port == null ? 0 : port;
  }

  /** Where to listen, if not on loopback. A name is never looked up. */
  Optional<InetAddress> bind() {
    if (bind == null) {
      return Optional.empty();
    }
    try {
      if (ADDRESS.matcher(bind).matches()) {
        return Optional.of(InetAddress.getByName(bind));
      }
    } catch (UnknownHostException e) {
      // Numbers that are no address.
    }
    throw Problem.usage(
        "--bind takes an address in numbers, not " + TerminalSafe.line(bind),
        "one of this computer's, or 0.0.0.0 for all of them");
  }

  boolean https() {
    return https;
  }

  /** Where the certificate is kept: beside the org, else in risksh's own cache. */
  Path certificateFolder(World world) {
    return folder(world).orElseGet(() -> world.home().resolve("cache"));
  }

  /** Empty for no limit. */
  OptionalInt rate() {
    return switch (rate == null ? "" : rate) {
      case "" -> OptionalInt.of(SessionOptions.DEFAULT_RISK_CALLS);
      case "3", "30" -> OptionalInt.of(Integer.parseInt(rate));
      case "none" -> OptionalInt.empty();
      default -> throw Problem.usage("--rate takes 3, 30 or none, not " + rate, null);
    };
  }

  Duration clock() {
    Duration offset = clock == null ? Duration.ZERO : Times.parseSigned(clock);
    if (offset.abs().compareTo(MOST_OFF) > 0) {
      throw Problem.usage(
          "--clock takes up to ten years, not " + TerminalSafe.line(clock),
          "risksh org --clock +10m");
    }
    return offset;
  }

  /** Where the org is kept, if it is to be. */
  Optional<Path> database(World world) {
    return folder(world).map(folder -> folder.resolve("org.db"));
  }

  private Optional<Path> folder(World world) {
    if (data != null && data.isBlank()) {
      throw Problem.usage("--data takes a folder", "risksh org --data ./org");
    }
    return Optional.ofNullable(data).map(world::path);
  }

  String dataAsTyped() {
    return data;
  }

  /** What the org begins with, as JSON, if there is a file of it. */
  Optional<String> seed(World world) {
    return Optional.ofNullable(seed).map(name -> SeedFile.read(world.path(name), name));
  }

  String clockAsTyped() {
    return clock;
  }
}
