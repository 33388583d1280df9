package dev.risksh.localorg;

import java.util.ArrayList;
import java.util.List;

/** The org behind the front door: its state, its parts and its endpoints, wired together. */
final class Org {
  private final OrgData start;
  private final Switchboard switchboard;
  private final OrgKey key;
  private final Apps apps;
  private final RiskProviders providers;
  private final RiskSignals signals;
  private final SpentJwts spent;
  private final DpopCheck proofs;
  private final SystemLog log;
  private final Ids ids;
  private final int riskEventCallsPerMinute;

  Org(OrgData data, Ids ids, Changes changes, int riskEventCallsPerMinute) {
    this.start = data;
    this.ids = ids;
    this.riskEventCallsPerMinute = riskEventCallsPerMinute;
    switchboard = new Switchboard(data.switches(), changes);
    key = new OrgKey(data.signingKey(), changes);
    apps = new Apps(data.apps(), data.grants(), data.roles(), changes);
    providers = new RiskProviders(data.providers(), changes);
    signals = new RiskSignals(data.signals(), changes);
    spent = new SpentJwts(data.spentAssertions(), changes);
    // What a proof is good for ends with its five minutes, so no store remembers those.
    proofs =
        new DpopCheck(new DpopNonces(data.adminToken()), new SpentJwts(List.of(), new Changes()));
    log = new SystemLog(data.log(), data.lastLogSequence(), ids, changes);
  }

  Router router() {
    AccessTokens tokens = new AccessTokens(key, ids);
    List<Route> routes = new ArrayList<>();
    addOpenRoutes(routes, tokens);
    addAppRoutes(routes);
    addRiskRoutes(routes);
    addLocalRoutes(routes);
    Gatekeeper gatekeeper =
        new Gatekeeper(start.adminToken(), start.adminId(), apps, tokens, proofs, switchboard);
    return new Router(routes, gatekeeper, switchboard);
  }

  /** What is worth keeping, as of now. */
  OrgData data(int port) {
    return new OrgData(
        OrgData.VERSION,
        start.orgId(),
        start.adminId(),
        start.userId(),
        start.adminToken(),
        port,
        switchboard.now(),
        key.toStore(),
        apps.all(),
        apps.grants(),
        apps.roles(),
        providers.all(),
        signals.all(),
        spent.all(),
        log.lastSequence(),
        log.all());
  }

  /** Called once, in the background. */
  void makeKey() {
    key.make();
  }

  String adminToken() {
    return start.adminToken();
  }

  List<String> inventory() {
    List<String> lines = new ArrayList<>();
    for (App app : apps.all()) {
      lines.add(
          "app       %s  %s  %s  keys %d  scopes %s"
                  .formatted(
                      app.id(),
                      app.name(),
                      app.active() ? "ACTIVE" : "INACTIVE",
                      app.keys().size(),
                      String.join(" ", apps.scopesOf(app).stream().sorted().toList()))
              + roles(app));
    }
    for (RiskProvider provider : providers.all()) {
      lines.add(
          "provider  %s  %s  %s  client %s"
              .formatted(
                  provider.id(), provider.name(), provider.action().wire(), provider.clientId()));
    }
    lines.add("user      %s  %s".formatted(start.userId(), LocalOrg.USER_LOGIN));
    lines.add("log       %d entries".formatted(log.size()));
    return List.copyOf(lines);
  }

  private String roles(App app) {
    List<String> roles = apps.rolesOf(app).stream().map(held -> held.role().name()).toList();
    return roles.isEmpty() ? "" : "  roles " + String.join(" ", roles);
  }

  private void addOpenRoutes(List<Route> routes, AccessTokens tokens) {
    WellKnown wellKnown = new WellKnown(key, start.orgId());
    TokenEndpoint endpoint =
        new TokenEndpoint(
            apps, new AssertionCheck(apps, spent), proofs, tokens, new TokenLog(log, apps));
    SignIn signIn = new SignIn(providers, signals, log, ids, start.userId());
    LogsApi logs = new LogsApi(log);
    String wellKnownPath = "/.well-known/";
    routes.add(Route.of("POST", "/oauth2/v1/token", Access.NOT_CHECKED, endpoint::token));
    routes.add(Route.of("GET", "/oauth2/v1/keys", Access.NOT_CHECKED, wellKnown::keys));
    for (String name : List.of("openid-configuration", "oauth-authorization-server")) {
      routes.add(
          Route.of(
              "GET", wellKnownPath + name, Access.NOT_CHECKED, wellKnown::authorizationServer));
    }
    routes.add(
        Route.of(
            "GET",
            wellKnownPath + "okta-organization",
            Access.NOT_CHECKED,
            wellKnown::organization));
    routes.add(Route.of("POST", "/api/v1/authn", Access.ADMIN_OPTIONAL, signIn::authenticate));
    routes.add(Route.of("GET", "/api/v1/logs", Access.read(Scopes.LOGS_READ), logs::list));
  }

  /** What is not Okta's at all: how a person sets the scene. */
  private void addLocalRoutes(List<Route> routes) {
    SwitchesApi switches = new SwitchesApi(switchboard);
    routes.add(Route.of("GET", "/local/v1/switches", Access.ADMIN_ONLY, switches::get));
    routes.add(Route.of("PATCH", "/local/v1/switches", Access.ADMIN_ONLY, switches::change));
  }

  private void addAppRoutes(List<Route> routes) {
    AppLog appLog = new AppLog(log);
    ClientsApi clients = new ClientsApi(apps, appLog, ids);
    Access readClients = Access.read(Scopes.CLIENTS_READ, Scopes.CLIENTS_MANAGE);
    Access manageClients = Access.manage(Scopes.CLIENTS_MANAGE);
    Access register = Access.manage(Scopes.CLIENTS_REGISTER, Scopes.CLIENTS_MANAGE);
    routes.add(Route.of("POST", "/oauth2/v1/clients", register, clients::create));
    routes.add(Route.of("GET", "/oauth2/v1/clients", readClients, clients::list));
    routes.add(Route.of("GET", "/oauth2/v1/clients/*", readClients, clients::get));
    routes.add(Route.of("PUT", "/oauth2/v1/clients/*", manageClients, clients::replace));
    routes.add(Route.of("DELETE", "/oauth2/v1/clients/*", manageClients, clients::delete));

    RolesApi roles = new RolesApi(apps, appLog);
    Access readRoles = Access.read(Scopes.ROLES_READ, Scopes.ROLES_MANAGE);
    Access manageRoles = Access.grant(Scopes.ROLES_MANAGE);
    String rolesPath = "/oauth2/v1/clients/*/roles";
    routes.add(Route.of("POST", rolesPath, manageRoles, roles::assign));
    routes.add(Route.of("GET", rolesPath, readRoles, roles::list));
    routes.add(Route.of("GET", rolesPath + "/*", readRoles, roles::get));
    routes.add(Route.of("DELETE", rolesPath + "/*", manageRoles, roles::unassign));

    AppsApi appsApi = new AppsApi(apps, appLog, ids);
    Access readApps = Access.read(Scopes.APPS_READ, Scopes.APPS_MANAGE);
    Access manageApps = Access.manage(Scopes.APPS_MANAGE);
    routes.add(Route.of("POST", "/api/v1/apps", manageApps, appsApi::create));
    routes.add(Route.of("GET", "/api/v1/apps", readApps, appsApi::list));
    routes.add(Route.of("GET", "/api/v1/apps/*", readApps, appsApi::get));
    routes.add(Route.of("PUT", "/api/v1/apps/*", manageApps, appsApi::replace));
    routes.add(Route.of("DELETE", "/api/v1/apps/*", manageApps, appsApi::delete));
    String lifecycle = "/api/v1/apps/*/lifecycle/";
    routes.add(Route.of("POST", lifecycle + "activate", manageApps, appsApi::activate));
    routes.add(Route.of("POST", lifecycle + "deactivate", manageApps, appsApi::deactivate));

    GrantsApi grants = new GrantsApi(apps, appLog, ids, start.adminId());
    Access readGrants = Access.read(Scopes.APP_GRANTS_READ, Scopes.APP_GRANTS_MANAGE);
    Access manageGrants = Access.grant(Scopes.APP_GRANTS_MANAGE);
    routes.add(Route.of("POST", "/api/v1/apps/*/grants", manageGrants, grants::create));
    routes.add(Route.of("GET", "/api/v1/apps/*/grants", readGrants, grants::list));
    routes.add(Route.of("GET", "/api/v1/apps/*/grants/*", readGrants, grants::get));
    routes.add(Route.of("DELETE", "/api/v1/apps/*/grants/*", manageGrants, grants::revoke));
  }

  private void addRiskRoutes(List<Route> routes) {
    RiskProvidersApi api = new RiskProvidersApi(providers, signals, ids);
    Access read = Access.read(Scopes.RISK_PROVIDERS_READ, Scopes.RISK_PROVIDERS_MANAGE);
    Access manage = Access.manage(Scopes.RISK_PROVIDERS_MANAGE);
    String all = "/api/v1/risk/providers";
    routes.add(Route.of("GET", all, read, api::list));
    routes.add(Route.of("POST", all, manage, api::create));
    routes.add(Route.of("GET", all + "/*", read, api::get));
    routes.add(Route.of("PUT", all + "/*", manage, api::replace));
    routes.add(Route.of("DELETE", all + "/*", manage, api::delete));

    RiskEventsApi events =
        new RiskEventsApi(providers, signals, log, new RateLimiter(riskEventCallsPerMinute));
    routes.add(
        Route.of(
            "POST",
            "/api/v1/risk/events/ip",
            Access.manage(Scopes.RISK_EVENTS_MANAGE),
            events::send));
  }
}
