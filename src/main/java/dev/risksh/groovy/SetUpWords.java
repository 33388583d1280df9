package dev.risksh.groovy;

import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.session.Apps;
import dev.risksh.session.Org;
import dev.risksh.session.Slot;
import java.util.List;
import java.util.Map;

/** The words for what an admin of the org sets up. */
public interface SetUpWords extends Words {
  /** {@code createApp name: 'Risk Provider Example', scopes: ['okta.riskEvents.manage']}. */
  @Does("Registers a service app with the key in use, grants it scopes, and uses it.")
  @Takes(name = "name", value = "Its name in the Admin Console. Required.")
  @Takes(
      name = "scopes",
      value = "Okta API scopes. Default: ['okta.riskEvents.manage', 'okta.logs.read'].")
  default ServiceApp createApp(Map<String, ?> named) {
    Arguments arguments = Arguments.of(SetUpWords.class, "createApp", named);
    return made(
        session()
            .apps()
            .create(
                arguments.requiredText("name"),
                arguments.texts("scopes").orElse(Apps.DEFAULT_SCOPES)));
  }

  @Does("Uses a service app that the org has.")
  default ServiceApp useApp(String clientId) {
    return made(session().apps().use(clientId));
  }

  @Does("Grants one more Okta API scope to the app.")
  default ServiceApp grant(String scope) {
    return made(session().apps().grant(scope));
  }

  /** {@code useProvider app: app, action: ENFORCE_AND_LOG, name: 'Example'}. */
  @Does("Makes the app's calls those of a risk provider.")
  @Takes(name = "app", value = "The service app. Default: the one in use.")
  @Takes(
      name = "action",
      value = "What the org does with its signals. Default: LOG_ONLY.",
      of = ProviderAction.class)
  @Takes(name = "name", value = "At most 50 characters. Default: the app's name.")
  default RiskProvider useProvider(Map<String, ?> named) {
    Arguments arguments = Arguments.of(SetUpWords.class, "useProvider", named);
    ServiceApp app =
        arguments.of("app", ServiceApp.class).orElseGet(() -> session().need(Slot.APP));
    Object action = arguments.raw("action");
    return made(
        session()
            .providers()
            .use(
                app,
                action == null ? ProviderAction.LOG_ONLY : ProviderAction.parse(action.toString()),
                arguments.text("name")));
  }

  @Does("The org's risk providers.")
  default List<RiskProvider> getProviders() {
    return session().providers().list();
  }

  @Does("Chooses the org: its address, or 'local'.")
  default Org useOrg(String address) {
    return made(session().useOrg(address));
  }
}
