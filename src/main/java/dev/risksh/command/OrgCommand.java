package dev.risksh.command;

import dev.risksh.console.Problem;
import dev.risksh.session.SessionOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code /org}: which org the session talks to; {@code risksh org} runs the local one. */
@Command(
    name = "org",
    description = {
      "At the prompt: shows the org, or chooses one.",
      "In the OS shell: without an address, runs a local org in the foreground until Ctrl-C, for"
          + " curl, Postman or an SDK."
    })
final class OrgCommand implements Callable<Object> {
  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "ADDRESS",
      description = "https://dev-123.okta.com, or local for risksh's own.")
  private String address;

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

  OrgCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    boolean serverOptions = port != null || rate != null;
    if (serverOptions && (context.prompt() || address != null)) {
      throw Problem.usage(
          "--port and --rate are for a local org in the foreground",
          "in the OS shell: risksh org --port 8180");
    }
    if (address != null) {
      return context.open().useOrg(address);
    }
    return context.prompt() ? context.open().org() : serve();
  }

  private Object serve() {
    if (port != null && (port < 0 || port > 65535)) {
      throw Problem.usage("--port takes 0 to 65535, not " + port, null);
    }
    if (rate != null && rate != 3 && rate != 30) {
      throw Problem.usage("--rate takes 3 or 30, not " + rate, null);
    }
    new OrgServer(context.world())
        .run(port == null ? 0 : port, rate == null ? SessionOptions.DEFAULT_RISK_CALLS : rate);
    return null;
  }
}
