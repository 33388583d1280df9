package dev.risksh.session;

import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.RiskProvidersApi;
import dev.risksh.okta.ServiceApp;
import java.util.List;
import java.util.Optional;

/** The verbs on risk providers: whose calls they are, and what the org does with their signals. */
public final class Providers {
  private final Session session;

  Providers(Session session) {
    this.session = session;
  }

  /** The risk providers of the org, at most three. */
  public List<RiskProvider> list() {
    return api("listing the risk providers").list();
  }

  /** As {@link #use(ServiceApp, ProviderAction, Optional)}, for the session's app. */
  public RiskProvider use(ProviderAction action, Optional<String> name) {
    return use(session.need(Slot.APP), action, name);
  }

  /**
   * Makes the app's calls those of a risk provider: the one that is linked to it already, else the
   * one every org starts with while nobody uses it, else a new one.
   *
   * @param name of the provider; empty for the name it has, or the app's
   */
  public RiskProvider use(ServiceApp app, ProviderAction action, Optional<String> name) {
    RiskProvidersApi api = api("linking a risk provider");
    List<RiskProvider> all = api.list();
    Optional<RiskProvider> linked =
        all.stream().filter(provider -> provider.linkedTo(app)).findFirst();
    Optional<RiskProvider> free =
        all.stream().filter(provider -> provider.clientId().isEmpty()).findFirst();
    String appName = app.name().isBlank() ? app.clientId() : app.name();
    RiskProvider provider;
    if (linked.isPresent()) {
      RiskProvider known = linked.get();
      provider = api.replace(known.id(), name.orElse(known.name()), app.clientId(), action);
    } else if (free.isPresent()) {
      provider = api.replace(free.get().id(), name.orElse(appName), app.clientId(), action);
    } else {
      provider = api.create(name.orElse(appName), app.clientId(), action);
    }
    return session.put(Slot.PROVIDER, provider, "linked here");
  }

  private RiskProvidersApi api(String what) {
    return new RiskProvidersApi(session.client(), session.admin(what));
  }
}
