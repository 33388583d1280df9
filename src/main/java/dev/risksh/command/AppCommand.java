package dev.risksh.command;

import dev.risksh.session.Apps;
import dev.risksh.session.Slot;
import dev.risksh.view.Said;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code /app}: the service app that the provider is in Okta. */
@Command(
    name = "app",
    description = "The service app that the provider is in Okta.",
    footer = "/app")
final class AppCommand implements Callable<Object> {
  private final Context context;

  AppCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    return context.open().need(Slot.APP);
  }

  @Command(
      name = "create",
      description = "Registers a service app with the key in use.",
      footer = {
        "/app create \"Risk Provider Example\"",
        "/app create Example --scope okta.riskEvents.manage,okta.logs.read"
      })
  Object create(
      @Parameters(paramLabel = "NAME", description = "Its name in the Admin Console.") String name,
      @Option(
              names = "--scope",
              paramLabel = "SCOPE",
              split = ",",
              description =
                  "Okta API scope to grant; may be repeated. Default: okta.riskEvents.manage and"
                      + " okta.logs.read.")
          List<String> scopes,
      @Option(names = "--dpop", description = "Its tokens must be bound to a key with DPoP.")
          boolean dpop) {
    return context.open().apps().create(name, scopes == null ? Apps.DEFAULT_SCOPES : scopes, dpop);
  }

  @Command(name = "list", description = "The service apps of the org.", footer = "/app list")
  Object list() {
    return context.open().apps().list();
  }

  @Command(
      name = "show",
      description = "All that an admin sees of one: scopes, roles, keys, DPoP.",
      footer = "/app show")
  Object show(
      @Parameters(
              arity = "0..1",
              paramLabel = "CLIENT-ID",
              description = "Default: the one in use.")
          String clientId) {
    return context.open().apps().show(Optional.ofNullable(clientId));
  }

  @Command(
      name = "use",
      description = "Uses a service app that the org has.",
      footer = "/app use 0oaaaboyxsbrWdsk81d6")
  Object use(@Parameters(paramLabel = "CLIENT-ID") String clientId) {
    return context.open().apps().use(clientId);
  }

  @Command(
      name = "grant",
      description = "Grants the app more Okta API scopes.",
      footer = "/app grant okta.apps.read")
  Object grant(@Parameters(arity = "1..*", paramLabel = "SCOPE") List<String> scopes) {
    return context.open().apps().grant(scopes);
  }

  @Command(
      name = "revoke",
      description = "Takes an Okta API scope back from the app.",
      footer = "/app revoke okta.logs.read")
  Object revoke(@Parameters(paramLabel = "SCOPE") String scope) {
    return context.open().apps().revoke(scope);
  }

  @Command(
      name = "remove",
      description = "Removes a service app of the org for good.",
      footer = "/app remove --yes")
  Object remove(
      @Parameters(
              arity = "0..1",
              paramLabel = "CLIENT-ID",
              description = "Default: the one in use.")
          String clientId,
      @Option(names = "--yes", description = "Without being asked.") boolean yes) {
    String id = context.open().apps().orInUse(Optional.ofNullable(clientId));
    context.sure("remove the service app " + id, yes);
    context.open().apps().remove(id);
    return new Said("service app " + id + " is removed");
  }
}
