package dev.risksh.localorg;

/** Writes what admins do to apps, their scopes and roles to the System Log. */
final class AppLog {
  private final SystemLog log;

  AppLog(SystemLog log) {
    this.log = log;
  }

  void created(Call call, App app) {
    lifecycle(call, app, "create", "Create OAuth client");
  }

  void updated(Call call, App app) {
    lifecycle(call, app, "update", "Update OAuth client");
  }

  void activated(Call call, App app) {
    lifecycle(call, app, "activate", "Activate OAuth client");
  }

  void deactivated(Call call, App app) {
    lifecycle(call, app, "deactivate", "Deactivate OAuth client");
  }

  void deleted(Call call, App app) {
    lifecycle(call, app, "delete", "Delete OAuth client");
  }

  void granted(Call call, App app, Grant grant) {
    consent(call, app, grant, "grant", "Grant user consent on behalf of organization");
  }

  void revoked(Call call, App app, Grant grant) {
    consent(call, app, grant, "revoke", "Revoke user consent on behalf of organization");
  }

  void assigned(Call call, App app, AdminRole role) {
    privilege(call, app, role, "grant", "Grant user privilege");
  }

  void unassigned(Call call, App app, AdminRole role) {
    privilege(call, app, role, "revoke", "Revoke user privilege");
  }

  private void privilege(Call call, App app, AdminRole role, String what, String message) {
    write(
        call,
        app,
        LogEvent.of("app.oauth2.client.privilege." + what, message)
            .debug("privilegeGranted", role.label()));
  }

  private void lifecycle(Call call, App app, String what, String message) {
    write(call, app, LogEvent.of("app.oauth2.client.lifecycle." + what, message));
  }

  private void consent(Call call, App app, Grant grant, String what, String message) {
    write(
        call,
        app,
        LogEvent.of("app.oauth2.admin.consent." + what, message)
            .target(grant.id(), "OAuth2Scope", null, grant.scope()));
  }

  private void write(Call call, App app, LogEvent event) {
    call.caller().actIn(event).target(app.id(), "PublicClientApp", app.id(), app.name());
    log.write(call.request(), event);
  }
}
