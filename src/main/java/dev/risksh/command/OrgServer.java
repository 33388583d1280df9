package dev.risksh.command;

import dev.risksh.console.AtomicFile;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.Times;
import dev.risksh.console.World;
import dev.risksh.localorg.LocalOrg;
import dev.risksh.localorg.OrgSettings;
import dev.risksh.localorg.RequestLine;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Runs a local org in the foreground: says how to use it, then a line for each request. */
final class OrgServer {
  private final World world;
  private final PrintStream out;
  private final Style style;

  OrgServer(World world) {
    this.world = world;
    out = world.out();
    style = Style.of(world);
  }

  /** Returns when the process is told to end. */
  void run(ServerOptions options) {
    Optional<OrgCertificate> certificate =
        options.https() ? Optional.of(OrgCertificate.of(options, world)) : Optional.empty();
    try (LocalOrg org = LocalOrg.start(settings(options, certificate))) {
      introduce(org, options, certificate);
      new CountDownLatch(1).await();
    } catch (IllegalArgumentException e) {
      throw SeedFile.bad(e.getMessage(), e);
    } catch (IOException e) {
      throw notStarted(options, e);
    } catch (InterruptedException e) {
      throw new Problem(ExitCode.INTERRUPTED, "the local org was ended", null, e);
    }
  }

  private static Problem notStarted(ServerOptions options, IOException e) {
    if (e instanceof BindException) {
      return new Problem(
          ExitCode.FAILED,
          "no org on "
              + options.bind().map(at -> at.getHostAddress() + ", ").orElse("")
              + "port "
              + options.port()
              + ": "
              + TerminalSafe.line(e.getMessage()),
          "another --port, or none for any that is free; --bind takes an address of this computer",
          e);
    }
    if (options.dataAsTyped() == null) {
      return new Problem(
          ExitCode.FAILED, "the local org could not be started: " + AtomicFile.reason(e), null, e);
    }
    return new Problem(
        ExitCode.BAD_INPUT,
        TerminalSafe.line(
            "no org can be kept in " + options.dataAsTyped() + ": " + AtomicFile.reason(e)),
        "another folder for --data",
        e);
  }

  private OrgSettings settings(ServerOptions options, Optional<OrgCertificate> certificate) {
    OrgSettings settings =
        OrgSettings.ephemeral()
            .withClock(world.clock())
            .withPort(options.port())
            .onRequest(this::tell);
    settings =
        options.rate().isPresent()
            ? settings.withRiskEventCallsPerMinute(options.rate().getAsInt())
            : settings.withoutRiskEventLimit();
    if (options.seed(world).isPresent()) {
      settings = settings.withSeed(options.seed(world).get());
    }
    if (options.database(world).isPresent()) {
      settings = settings.withDatabase(options.database(world).get());
    }
    if (options.bind().isPresent()) {
      settings = settings.withAddress(options.bind().get());
    }
    if (certificate.isPresent()) {
      settings = settings.withTls(certificate.get().tls());
    }
    return options.clock().isZero()
        ? settings
        : settings.withClock(Clock.offset(world.clock(), options.clock())).tellingItsTime();
  }

  private void introduce(
      LocalOrg org, ServerOptions options, Optional<OrgCertificate> certificate) {
    String url = org.baseUrl().toString();
    out.println(style.bold("local org") + "     " + url);
    certificate.ifPresent(
        made -> {
          out.println(style.bold("certificate") + "   " + made.pemFile());
          out.println(style.bold("SHA-256") + "       " + made.fingerprint());
        });
    // Made up for this process and worth nothing elsewhere, so it may be seen.
    out.println(style.bold("admin token") + "   " + org.adminToken());
    out.println(
        style.bold("user") + "          " + LocalOrg.USER_LOGIN + " / " + LocalOrg.USER_PASSWORD);
    out.println(style.bold("System Log") + "    " + org.logPage());
    String calls =
        options.rate().isPresent() ? options.rate().getAsInt() + " calls a minute" : "no limit";
    out.println(style.bold("risk events") + "   " + calls);
    if (!options.clock().isZero()) {
      out.println(style.bold("clock") + "         off by " + options.clockAsTyped());
    }
    options
        .database(world)
        .ifPresent(
            file ->
                out.println(
                    style.bold("kept in") + "       " + TerminalSafe.line(file.toString())));
    Stream.concat(exposure(options), org.warnings().stream())
        .map(TerminalSafe::line)
        .forEach(line -> out.println(style.bold("warning") + "       " + line));
    // Names in it were chosen by whoever called the org.
    org.inventory().stream()
        .map(TerminalSafe::line)
        .forEach(line -> out.println(style.bold("in it") + "         " + line));
    out.println();
    out.println(
        "try  curl "
            + certificate.map(OrgCertificate::forCurl).orElse("")
            + "-H 'Authorization: SSWS "
            + org.adminToken()
            + "' "
            + url
            + "/api/v1/risk/providers");
    // To another address risksh speaks https only.
    if (options.https() || url.startsWith("http://127.0.0.1:")) {
      out.println(
          "or   "
              + certificate.map(OrgCertificate::forRisksh).orElse("")
              + "OKTA_CLIENT_ORGURL="
              + url
              + " OKTA_CLIENT_TOKEN="
              + org.adminToken()
              + " risksh");
    }
    out.println("Ctrl-C ends it.");
    out.println();
    out.flush();
  }

  /** Who else may come in, if anybody. */
  private static Stream<String> exposure(ServerOptions options) {
    return options.bind().filter(address -> !address.isLoopbackAddress()).stream()
        .map(
            address ->
                "anybody who reaches "
                    + (address.isAnyLocalAddress()
                        ? "this computer, by any of its addresses,"
                        : address.getHostAddress())
                    + " can call this org"
                    + (options.https() ? "" : ", and read tokens on the way: --https hides them"));
  }

  private void tell(RequestLine line) {
    String status = Integer.toString(line.status());
    out.println(
        style.dim(Times.clock(line.at(), world.clock().getZone()))
            + "  "
            + (line.status() < 400 ? style.green(status) : style.red(status))
            + "  "
            + TerminalSafe.line(line.method())
            + " ".repeat(Math.max(1, 7 - line.method().length()))
            + TerminalSafe.line(line.path())
            + "  "
            + style.dim(Times.took(line.took()))
            + (line.note().isEmpty() ? "" : "  " + TerminalSafe.line(line.note())));
    out.flush();
  }
}
