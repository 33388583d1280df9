package dev.risksh.groovy;

import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.session.Apps;
import dev.risksh.session.Org;
import dev.risksh.session.Slot;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words for what an admin of the org sets up. */
public interface SetUpWords extends Words {
  /** {@code createApp name: 'Risk Provider Example', scopes: ['okta.riskEvents.manage']}. */
  default ServiceApp createApp(Map<String, ?> named) {
    Arguments arguments = new Arguments("createApp", named, Set.of("name", "scopes"));
    return made(
        session()
            .apps()
            .create(
                arguments.requiredText("name"),
                arguments.texts("scopes").orElse(Apps.DEFAULT_SCOPES)));
  }

  /** Uses a service app that the org has. */
  default ServiceApp useApp(String clientId) {
    return made(session().apps().use(clientId));
  }

  /** Grants one more Okta API scope to the app. */
  default ServiceApp grant(String scope) {
    return made(session().apps().grant(scope));
  }

  /** {@code useProvider app: app, action: ENFORCE_AND_LOG, name: 'Example'}. */
  default RiskProvider useProvider(Map<String, ?> named) {
    Arguments arguments = new Arguments("useProvider", named, Set.of("app", "action", "name"));
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

  /** The org's risk providers. */
  default List<RiskProvider> getProviders() {
    return session().providers().list();
  }

  /** Chooses the org by its address, or {@code 'local'}. */
  default Org useOrg(String address) {
    return made(session().useOrg(address));
  }
}
