package dev.risksh.command;

import dev.risksh.session.Apps;
import dev.risksh.session.Slot;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code /app}: the service app that the provider is in Okta. */
@Command(name = "app", description = "The service app that the provider is in Okta.")
final class AppCommand implements Callable<Object> {
  private final Context context;

  AppCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    return context.open().need(Slot.APP);
  }

  @Command(name = "create", description = "Registers a service app with the key in use.")
  Object create(
      @Parameters(paramLabel = "NAME", description = "Its name in the Admin Console.") String name,
      @Option(
              names = "--scope",
              paramLabel = "SCOPE",
              split = ",",
              description =
                  "Okta API scope to grant; may be repeated. Default: okta.riskEvents.manage and"
                      + " okta.logs.read.")
          List<String> scopes) {
    return context.open().apps().create(name, scopes == null ? Apps.DEFAULT_SCOPES : scopes);
  }

  @Command(name = "list", description = "The service apps of the org.")
  Object list() {
    return context.open().apps().list();
  }

  @Command(name = "use", description = "Uses a service app that the org has.")
  Object use(@Parameters(paramLabel = "CLIENT-ID") String clientId) {
    return context.open().apps().use(clientId);
  }

  @Command(name = "grant", description = "Grants the app one more Okta API scope.")
  Object grant(@Parameters(paramLabel = "SCOPE") String scope) {
    return context.open().apps().grant(scope);
  }
}
