package dev.risksh.command;

import dev.risksh.okta.ProviderAction;
import dev.risksh.session.Slot;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code /provider}: whose signals the app's calls are, and what the org does with them. */
@Command(
    name = "provider",
    description =
        "The risk provider: whose signals the app sends, and what the org does with them.")
final class ProviderCommand implements Callable<Object> {
  private final Context context;

  ProviderCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    return context.open().need(Slot.PROVIDER);
  }

  @Command(name = "use", description = "Makes the app's calls those of a risk provider.")
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
        .use(
            action == null ? ProviderAction.ENFORCE_AND_LOG : ProviderAction.parse(action),
            Optional.ofNullable(name));
  }

  @Command(name = "list", description = "The risk providers of the org.")
  Object list() {
    return context.open().providers().list();
  }

  /** The actions, for completion. */
  static final class Actions implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ProviderAction.wires().iterator();
    }
  }
}
