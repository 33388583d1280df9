package dev.risksh.groovy;

import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.session.Slot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words on risk providers, which an admin sets up. */
public interface ProviderWords extends Words {
  /** {@code useProvider app: app, action: ENFORCE_AND_LOG, name: 'Example'}. */
  @Does("Makes the app's calls those of a risk provider.")
  @Takes(name = "app", value = "The service app. Default: the one in use.")
  @Takes(
      name = "action",
      value = "What the org does with its signals. Default: ENFORCE_AND_LOG.",
      of = ProviderAction.class)
  @Takes(name = "name", value = "At most 50 characters. Default: the app's name.")
  default RiskProvider useProvider(Map<String, ?> named) {
    Arguments arguments = Arguments.of(ProviderWords.class, "useProvider", named);
    ServiceApp app =
        arguments.of("app", ServiceApp.class).orElseGet(() -> session().need(Slot.APP));
    return made(
        session()
            .providers()
            .use(
                app,
                action(arguments).orElse(ProviderAction.ENFORCE_AND_LOG),
                arguments.text("name")));
  }

  @Does("The org's risk providers.")
  default List<RiskProvider> getProviders() {
    return session().providers().list();
  }

  @Does("A risk provider as the org has it now.")
  default RiskProvider showProvider(String id) {
    return session()
        .providers()
        .show(Optional.of(Arguments.needed(id, "showProvider", "a provider's id")));
  }

  /** {@code createProvider name: 'Example', action: LOG_ONLY}. */
  @Does("Makes one more risk provider for the app; an org has at most three.")
  @Takes(name = "name", value = "At most 50 characters, unique in the org. Required.")
  @Takes(
      name = "action",
      value = "What the org does with its signals. Default: LOG_ONLY.",
      of = ProviderAction.class)
  default RiskProvider createProvider(Map<String, ?> named) {
    Arguments arguments = Arguments.of(ProviderWords.class, "createProvider", named);
    return made(
        session()
            .providers()
            .create(
                arguments.requiredText("name"), action(arguments).orElse(ProviderAction.LOG_ONLY)));
  }

  /** {@code updateProvider action: LOG_ONLY}. */
  @Does("Changes some of what a risk provider is.")
  @Takes(name = "id", value = "Which one. Default: the one in use.")
  @Takes(name = "name", value = "At most 50 characters, unique in the org.")
  @Takes(name = "action", value = "What the org does with its signals.", of = ProviderAction.class)
  @Takes(name = "clientId", value = "The service app whose calls are its own.")
  default RiskProvider updateProvider(Map<String, ?> named) {
    Arguments arguments = Arguments.of(ProviderWords.class, "updateProvider", named);
    return made(
        session()
            .providers()
            .update(
                arguments.text("id"),
                arguments.text("name"),
                action(arguments),
                arguments.text("clientId")));
  }

  @Does("Removes a risk provider for good.")
  default void removeProvider(String id) {
    session().providers().remove(Arguments.needed(id, "removeProvider", "a provider's id"));
  }

  private static Optional<ProviderAction> action(Arguments arguments) {
    return arguments.text("action").map(ProviderAction::parse);
  }
}
