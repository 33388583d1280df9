package dev.risksh.localorg;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The list of endpoints: which path leads where, and who may go there. */
final class Endpoints {
  private final List<Route> routes = new ArrayList<>();

  List<Route> routes() {
    return List.copyOf(routes);
  }

  void wellKnown(WellKnown wellKnown) {
    add("GET", "/oauth2/v1/keys", Access.NOT_CHECKED, wellKnown::keys);
    String path = "/.well-known/";
    add("GET", path + "openid-configuration", Access.NOT_CHECKED, wellKnown::openId);
    add("GET", path + "oauth-authorization-server", Access.NOT_CHECKED, wellKnown::oauth);
    add("GET", path + "okta-organization", Access.NOT_CHECKED, wellKnown::organization);
  }

  void tokens(TokenEndpoint tokens) {
    add("POST", TokenEndpoint.PATH, Access.NOT_CHECKED, tokens::token);
  }

  void clients(ClientsApi clients, RolesApi roles) {
    Access read = Access.read(Scopes.CLIENTS_READ, Scopes.CLIENTS_MANAGE);
    Access manage = Access.manage(Scopes.CLIENTS_MANAGE);
    Access register = Access.manage(Scopes.CLIENTS_REGISTER, Scopes.CLIENTS_MANAGE);
    String path = "/oauth2/v1/clients";
    add("POST", path, register, clients::create);
    add("GET", path, read, clients::list);
    add("GET", path + "/*", read, clients::get);
    add("PUT", path + "/*", manage, clients::replace);
    add("DELETE", path + "/*", manage, clients::delete);

    Access readRoles = Access.read(Scopes.ROLES_READ, Scopes.ROLES_MANAGE);
    Access grantRoles = Access.grant(Scopes.ROLES_MANAGE);
    String rolesPath = path + "/*/roles";
    add("POST", rolesPath, grantRoles, roles::assign);
    add("GET", rolesPath, readRoles, roles::list);
    add("GET", rolesPath + "/*", readRoles, roles::get);
    add("DELETE", rolesPath + "/*", grantRoles, roles::unassign);
  }

  void apps(AppsApi apps, ClientKeysApi keys, GrantsApi grants) {
    Access read = Access.read(Scopes.APPS_READ, Scopes.APPS_MANAGE);
    Access manage = Access.manage(Scopes.APPS_MANAGE);
    String path = "/api/v1/apps";
    add("POST", path, manage, apps::create);
    add("GET", path, read, apps::list);
    add("GET", path + "/*", read, apps::get);
    add("PUT", path + "/*", manage, apps::replace);
    add("DELETE", path + "/*", manage, apps::delete);
    add("POST", path + "/*/lifecycle/activate", manage, apps::activate);
    add("POST", path + "/*/lifecycle/deactivate", manage, apps::deactivate);

    String keysPath = path + "/*/credentials/jwks";
    add("GET", keysPath, read, keys::list);
    add("POST", keysPath, manage, keys::add);
    add("GET", keysPath + "/*", read, keys::get);
    add("DELETE", keysPath + "/*", manage, keys::delete);
    add("POST", keysPath + "/*/lifecycle/activate", manage, keys::activate);
    add("POST", keysPath + "/*/lifecycle/deactivate", manage, keys::deactivate);

    Access readGrants = Access.read(Scopes.APP_GRANTS_READ, Scopes.APP_GRANTS_MANAGE);
    Access grant = Access.grant(Scopes.APP_GRANTS_MANAGE);
    String grantsPath = path + "/*/grants";
    add("POST", grantsPath, grant, grants::create);
    add("GET", grantsPath, readGrants, grants::list);
    add("GET", grantsPath + "/*", readGrants, grants::get);
    add("DELETE", grantsPath + "/*", grant, grants::revoke);
  }

  void risk(RiskProvidersApi providers, RiskEventsApi events) {
    Access read = Access.read(Scopes.RISK_PROVIDERS_READ, Scopes.RISK_PROVIDERS_MANAGE);
    Access manage = Access.manage(Scopes.RISK_PROVIDERS_MANAGE);
    String path = "/api/v1/risk/providers";
    add("GET", path, read, providers::list);
    add("POST", path, manage, providers::create);
    add("GET", path + "/*", read, providers::get);
    add("PUT", path + "/*", manage, providers::replace);
    add("DELETE", path + "/*", manage, providers::delete);
    add("POST", "/api/v1/risk/events/ip", Access.manage(Scopes.RISK_EVENTS_MANAGE), events::send);
  }

  void users(UsersApi users) {
    Access read = Access.read(Scopes.USERS_READ, Scopes.USERS_MANAGE);
    Access manage = Access.manage(Scopes.USERS_MANAGE);
    String path = "/api/v1/users";
    add("POST", path, manage, users::create);
    add("GET", path, read, users::list);
    add("GET", path + "/*", read, users::get);
    add("DELETE", path + "/*", manage, users::delete);
  }

  void signIn(SignIn signIn) {
    add("POST", "/api/v1/authn", Access.ADMIN_OPTIONAL, signIn::authenticate);
  }

  void logs(LogsApi logs) {
    add("GET", "/api/v1/logs", Access.read(Scopes.LOGS_READ), logs::list);
  }

  /** What is not Okta's at all: how a person sets the scene. */
  void local(SwitchesApi switches, FaultsApi faults, OrgKeysApi keys) {
    add("GET", "/local/v1/switches", Access.ADMIN_ONLY, switches::get);
    add("PATCH", "/local/v1/switches", Access.ADMIN_ONLY, switches::change);
    add("GET", "/local/v1/faults", Access.ADMIN_ONLY, faults::list);
    add("POST", "/local/v1/faults", Access.ADMIN_ONLY, faults::create);
    add("DELETE", "/local/v1/faults", Access.ADMIN_ONLY, faults::clear);
    add("DELETE", "/local/v1/faults/*", Access.ADMIN_ONLY, faults::delete);
    add("POST", "/local/v1/keys/rotate", Access.ADMIN_ONLY, keys::rotate);
  }

  /** The System Log for people; below its path so that its cookie goes nowhere else. */
  void page(PageApi page, PageFiles files) {
    add("POST", "/local/v1/tickets", Access.ADMIN_ONLY, page::ticket);
    add("GET", PageApi.PATH, Access.NOT_CHECKED, files::page);
    add("POST", PageApi.PATH + "/session", Access.ADMIN_OPTIONAL, page::open);
    add("GET", PageApi.PATH + "/session", Access.NOT_CHECKED, page::look);
    add("GET", PageApi.PATH + "/entries", Access.NOT_CHECKED, page::entries);
    add("GET", PageApi.PATH + "/*", Access.NOT_CHECKED, files::file);
  }

  private void add(String method, String path, Access access, Function<Call, Reply> handler) {
    routes.add(Route.of(method, path, access, handler));
  }
}
