package dev.risksh.session;

import dev.risksh.console.Problem;
import dev.risksh.okta.AdminRole;
import dev.risksh.okta.AppDetails;
import dev.risksh.okta.AppsApi;
import dev.risksh.okta.RolesApi;
import dev.risksh.okta.ServiceApp;
import java.util.List;
import java.util.Optional;

/** The verbs on service apps: what the org's admin does for the provider. */
public final class Apps {
  /** What sending events and finding them again takes. */
  public static final List<String> DEFAULT_SCOPES =
      List.of("okta.riskEvents.manage", "okta.logs.read");

  private final Session session;

  Apps(Session session) {
    this.session = session;
  }

  /** As {@link #create(String, List, boolean)}, for an app whose tokens anybody can use. */
  public ServiceApp create(String name, List<String> scopes) {
    return create(name, scopes, false);
  }

  /**
   * Registers a service app with the session's key, grants it the scopes, and uses it.
   *
   * @param dpop whether its tokens must be bound to a key
   */
  public ServiceApp create(String name, List<String> scopes, boolean dpop) {
    if (name.isBlank()) {
      throw Problem.usage("a service app needs a name", "/app create \"Risk Provider Example\"");
    }
    String publicKey = session.need(Slot.KEY).publicJwk();
    AppsApi api = api("creating a service app", ByHand.CREATE_APP);
    ServiceApp made = dpop ? api.createDpopBound(name, publicKey) : api.create(name, publicKey);
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
    return session.known().apps(api("listing the service apps", ByHand.SEE_APP).list());
  }

  /** All that an admin sees of an app; the session's where no id is given. */
  public AppDetails show(Optional<String> clientId) {
    String id = orInUse(clientId);
    List<AdminRole> roles = rolesApi("looking at a service app", ByHand.SEE_APP).list(id);
    AppDetails details = api("looking at a service app", ByHand.SEE_APP).details(id, roles);
    if (isInUse(id)) {
      session.put(Slot.APP, details.app(), session.held(Slot.APP).orElseThrow().origin());
    }
    return details;
  }

  /** Uses an app that is there; without an admin token only its client id is known then. */
  public ServiceApp use(String clientId) {
    ServiceApp app =
        session.adminToken().isPresent()
            ? api("looking at a service app", ByHand.SEE_APP).get(clientId)
            : new ServiceApp(clientId, "", List.of(), List.of());
    return session.put(Slot.APP, app, "chosen here");
  }

  /** Grants more scopes to the session's app. */
  public ServiceApp grant(List<String> scopes) {
    ServiceApp app = session.need(Slot.APP);
    AppsApi api = api("granting a scope", ByHand.GRANT);
    scopes.forEach(scope -> api.grant(app.clientId(), scope));
    return changed(api.get(app.clientId()));
  }

  /** Takes a scope back from the session's app. */
  public ServiceApp revoke(String scope) {
    ServiceApp app = session.need(Slot.APP);
    AppsApi api = api("revoking a scope", ByHand.REVOKE);
    if (!api.revoke(app.clientId(), scope)) {
      throw Problem.usage(
          "the app was not granted " + scope, "/app show lists what it was granted");
    }
    return changed(api.get(app.clientId()));
  }

  private ServiceApp changed(ServiceApp now) {
    session.stale(Slot.TOKEN, "the app's scopes changed");
    return session.put(Slot.APP, now, session.held(Slot.APP).orElseThrow().origin());
  }

  /** The admin roles of the session's app. */
  public List<AdminRole> roles() {
    return rolesApi("listing admin roles", ByHand.ROLE).list(session.need(Slot.APP).clientId());
  }

  /** Gives the session's app a standard admin role. */
  public AdminRole addRole(String type) {
    String wanted = AdminRole.type(type);
    return rolesApi("giving an admin role", ByHand.ROLE)
        .assign(session.need(Slot.APP).clientId(), wanted);
  }

  /** Takes an admin role from the session's app. */
  public AdminRole removeRole(String type) {
    String wanted = AdminRole.type(type);
    String clientId = session.need(Slot.APP).clientId();
    RolesApi api = rolesApi("taking an admin role", ByHand.ROLE);
    AdminRole role =
        api.list(clientId).stream()
            .filter(given -> given.type().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.usage("the app has no role " + wanted, "/app role list shows its own"));
    api.unassign(clientId, role);
    return role;
  }

  /** The app that {@link #remove} would remove: the session's where no id is given. */
  public String orInUse(Optional<String> clientId) {
    return clientId.orElseGet(() -> session.need(Slot.APP).clientId());
  }

  /** Removes an app of the org for good, and forgets it here. */
  public void remove(String clientId) {
    api("removing a service app", ByHand.REMOVE_APP).remove(clientId);
    if (isInUse(clientId)) {
      session.clear(Slot.APP);
      for (Slot<?> madeFromIt : List.of(Slot.PROVIDER, Slot.ASSERTION, Slot.TOKEN)) {
        session.stale(madeFromIt, "the service app was removed");
      }
    }
  }

  private boolean isInUse(String clientId) {
    return session.value(Slot.APP).filter(app -> app.clientId().equals(clientId)).isPresent();
  }

  private AppsApi api(String what, ByHand otherwise) {
    return new AppsApi(session.client(), session.admin(what, otherwise));
  }

  private RolesApi rolesApi(String what, ByHand otherwise) {
    return new RolesApi(session.client(), session.admin(what, otherwise));
  }
}
