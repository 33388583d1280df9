package dev.risksh.command;

import dev.risksh.console.Problem;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code /org}: which org the session talks to; {@code risksh org} runs the local one. */
@Command(
    name = "org",
    description = {
      "At the prompt: shows the org, or chooses one.",
      "In the OS shell: without an address, runs a local org in the foreground until Ctrl-C, for"
          + " curl, Postman or an SDK."
    },
    footer = {"/org", "/org local"})
final class OrgCommand implements Callable<Object> {
  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "ADDRESS",
      description = "https://dev-123.okta.com, or local for risksh's own.")
  private String address;

  @ArgGroup(exclusive = false, heading = "A local org in the foreground:%n")
  private ServerOptions server;

  OrgCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    if (server != null && (context.prompt() || address != null)) {
      throw Problem.usage(
          "--port, --bind, --https, --rate, --clock, --data and --seed are for a local org in the foreground",
          "in the OS shell: risksh org --port 8180");
    }
    if (address != null) {
      return context.open().useOrg(address);
    }
    if (context.prompt()) {
      return context.open().org();
    }
    new OrgServer(context.world()).run(server == null ? new ServerOptions() : server);
    return null;
  }
}
