package dev.risksh.command;

import dev.risksh.console.Problem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code /org switch}: what kind of org the local one is. */
@Command(
    name = "switch",
    description = {
      "Makes the local org another kind of org: one that asks for admin roles, has retired the risk"
          + " API, or whose log is late.",
      "risk-api: available, not-found, gone, deprecated or not-enabled. low-risk, medium-risk and"
          + " high-risk: allow, challenge or deny.",
      "plan: open, integrator, one-app, enterprise or workforce. risk-rate: usual, 3, 30 or none.",
      "Without NAME: how the switches stand."
    },
    footer = {"/org switch", "/org switch role-required on"})
final class OrgSwitchCommand implements Callable<Object> {
  private final Context context;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "role-required, risk-api, …")
  private String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VALUE",
      description = "on or off, a time, or a word.")
  private String value;

  OrgSwitchCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    if (name == null) {
      return context.open().rehearsal().switches();
    }
    if (value == null) {
      throw Problem.usage("switch " + name + " to what?", "/org switch shows how it stands");
    }
    return context.open().rehearsal().change(name, value);
  }
}
