package dev.risksh.command;

import dev.risksh.console.Problem;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskPayload;
import dev.risksh.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code /send}: sends risk events to the org. */
@Command(
    name = "send",
    description = "Sends risk events to the org.",
    footer = {"/send", "/send events.json", "r = /send e"})
final class SendCommand implements Callable<Object> {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_$][\\w$]*");

  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "EVENT",
      description =
          "A JSON file of one event or up to 20, or at the prompt a variable that holds one."
              + " Default: the event that /event shows.")
  private Path what;

  SendCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    Session session = context.open();
    return session.events().send(payload(session));
  }

  private RiskPayload payload(Session session) {
    if (what == null) {
      return session.events().draft();
    }
    Object variable = context.variables().apply(what.toString());
    if (variable instanceof RiskEvent event) {
      return RiskPayload.of(event);
    }
    if (variable instanceof RiskPayload payload) {
      return payload;
    }
    Path file = context.world().path(what.toString());
    if (variable != null && !Files.exists(file)) {
      throw Problem.usage(
          what + " is of type " + variable.getClass().getSimpleName() + ", not an event",
          what + " = event { subject ip: '1.1.1.1', risk: HIGH }");
    }
    if (VARIABLE.matcher(what.toString()).matches() && !Files.exists(file)) {
      throw Problem.badInput(
          "there is no variable " + what + " and no file of that name",
          "/vars   what there is; /send alone sends the event that /event shows");
    }
    return session.events().read(file);
  }
}
