package dev.risksh.command;

import dev.risksh.okta.ProviderAction;
import dev.risksh.session.Slot;
import dev.risksh.view.Said;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code /provider}: whose signals the app's calls are, and what the org does with them. */
@Command(
    name = "provider",
    description =
        "The risk provider: whose signals the app sends, and what the org does with them.",
    footer = "/provider")
final class ProviderCommand implements Callable<Object> {
  private final Context context;

  ProviderCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    return context.open().need(Slot.PROVIDER);
  }

  @Command(
      name = "use",
      description = {
        "Makes the app's calls those of a risk provider.",
        "Takes the one that is linked to it, else the org's default while nobody uses that, else"
            + " a new one."
      },
      footer = {
        "/provider use --action enforce_and_log",
        "/provider use --action log_only --name Example"
      })
  Object use(
      @Option(
              names = "--action",
              paramLabel = "ACTION",
              completionCandidates = Actions.class,
              description = "${COMPLETION-CANDIDATES}. Default: enforce_and_log.")
          String action,
      @Option(names = "--name", paramLabel = "NAME", description = "At most 50 characters.")
          String name) {
    return context
        .open()
        .providers()
        .use(action(action).orElse(ProviderAction.ENFORCE_AND_LOG), Optional.ofNullable(name));
  }

  @Command(
      name = "list",
      description = "The risk providers of the org, at most three.",
      footer = "/provider list")
  Object list() {
    return context.open().providers().list();
  }

  @Command(
      name = "show",
      description = "One of them, as the org has it now.",
      footer = "/provider show")
  Object show(
      @Parameters(
              arity = "0..1",
              paramLabel = "PROVIDER-ID",
              description = "Default: the one in use.")
          String id) {
    return context.open().providers().show(Optional.ofNullable(id));
  }

  @Command(
      name = "create",
      description = "Makes one more for the app in use, and uses it.",
      footer = "/provider create Second --action log_only")
  Object create(
      @Parameters(paramLabel = "NAME", description = "At most 50 characters, unique in the org.")
          String name,
      @Option(
              names = "--action",
              paramLabel = "ACTION",
              completionCandidates = Actions.class,
              description = "${COMPLETION-CANDIDATES}. Default: log_only, as Okta has it.")
          String action) {
    return context.open().providers().create(name, action(action).orElse(ProviderAction.LOG_ONLY));
  }

  @Command(
      name = "update",
      description = "Changes some of what one is.",
      footer = "/provider update --action log_only")
  Object update(
      @Parameters(
              arity = "0..1",
              paramLabel = "PROVIDER-ID",
              description = "Default: the one in use.")
          String id,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              description = "At most 50 characters, unique in the org.")
          String name,
      @Option(
              names = "--action",
              paramLabel = "ACTION",
              completionCandidates = Actions.class,
              description = "${COMPLETION-CANDIDATES}.")
          String action,
      @Option(
              names = "--app",
              paramLabel = "CLIENT-ID",
              description = "The service app whose calls are its own.")
          String clientId) {
    return context
        .open()
        .providers()
        .update(
            Optional.ofNullable(id),
            Optional.ofNullable(name),
            action(action),
            Optional.ofNullable(clientId));
  }

  @Command(
      name = "remove",
      description = "Removes one for good; what it said counts no more.",
      footer = "/provider remove --yes")
  Object remove(
      @Parameters(
              arity = "0..1",
              paramLabel = "PROVIDER-ID",
              description = "Default: the one in use.")
          String id,
      @Option(names = "--yes", description = "Without being asked.") boolean yes) {
    String provider = context.open().providers().orInUse(Optional.ofNullable(id));
    context.sure("remove the risk provider " + provider, yes);
    context.open().providers().remove(provider);
    return new Said("risk provider " + provider + " is removed");
  }

  private static Optional<ProviderAction> action(String text) {
    return Optional.ofNullable(text).map(ProviderAction::parse);
  }

  /** The actions, for completion. */
  static final class Actions implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ProviderAction.wires().iterator();
    }
  }
}
