package dev.risksh.session;

import dev.risksh.console.Problem;
import dev.risksh.okta.AppsApi;
import dev.risksh.okta.ServiceApp;
import java.util.List;

/** The verbs on service apps: what the org's admin does for the provider. */
public final class Apps {
  /** What sending events and finding them again takes. */
  public static final List<String> DEFAULT_SCOPES =
      List.of("okta.riskEvents.manage", "okta.logs.read");

  private final Session session;

  Apps(Session session) {
    this.session = session;
  }

  /** Registers a service app with the session's key, grants it the scopes, and uses it. */
  public ServiceApp create(String name, List<String> scopes) {
    if (name.isBlank()) {
      throw Problem.usage("a service app needs a name", "/app create \"Risk Provider Example\"");
    }
    String publicKey = session.need(Slot.KEY).publicJwk();
    AppsApi api = api("creating a service app");
    ServiceApp made = api.create(name, publicKey);
    // Taken up before the grants, so that it is not lost when one of them is refused.
    session.put(Slot.APP, made, "made here");
    for (String scope : scopes) {
      api.grant(made.clientId(), scope);
    }
    return session.put(
        Slot.APP, new ServiceApp(made.clientId(), made.name(), scopes, made.kids()), "made here");
  }

  /** The service apps of the org. */
  public List<ServiceApp> list() {
    return api("listing the service apps").list();
  }

  /** Uses an app that is there; without an admin token only its client id is known then. */
  public ServiceApp use(String clientId) {
    ServiceApp app =
        session.adminToken().isPresent()
            ? api("looking at a service app").get(clientId)
            : new ServiceApp(clientId, "", List.of(), List.of());
    return session.put(Slot.APP, app, "chosen here");
  }

  /** Grants one more scope to the session's app. */
  public ServiceApp grant(String scope) {
    ServiceApp app = session.need(Slot.APP);
    AppsApi api = api("granting a scope");
    api.grant(app.clientId(), scope);
    ServiceApp now = api.get(app.clientId());
    session.stale(Slot.TOKEN, "the app's scopes changed");
    return session.put(Slot.APP, now, session.held(Slot.APP).orElseThrow().origin());
  }

  private AppsApi api(String what) {
    return new AppsApi(session.client(), session.admin(what));
  }
}
