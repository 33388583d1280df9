package dev.risksh.groovy;

import dev.risksh.console.Problem;
import dev.risksh.okta.AdminRole;
import dev.risksh.okta.AppDetails;
import dev.risksh.okta.ServiceApp;
import dev.risksh.session.Apps;
import dev.risksh.session.Org;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words on the org and its service apps, which an admin sets up. */
public interface SetUpWords extends Words {
  String CLIENT_ID = "the client id of an app";
  String ROLE = "a role, such as 'HELP_DESK_ADMIN'";

  /** {@code createApp name: 'Risk Provider Example', scopes: ['okta.riskEvents.manage']}. */
  @Does("Registers a service app with the key in use, grants it scopes, and uses it.")
  @Takes(name = "name", value = "Its name in the Admin Console. Required.")
  @Takes(
      name = "scopes",
      value = "Okta API scopes. Default: ['okta.riskEvents.manage', 'okta.logs.read'].")
  @Takes(name = "dpop", value = "true for an app whose tokens must be bound with DPoP.")
  default ServiceApp createApp(Map<String, ?> named) {
    Arguments arguments = Arguments.of(SetUpWords.class, "createApp", named);
    return made(
        session()
            .apps()
            .create(
                arguments.requiredText("name"),
                arguments.texts("scopes").orElse(Apps.DEFAULT_SCOPES),
                arguments.of("dpop", Boolean.class).orElse(false)));
  }

  @Does("The org's service apps.")
  default List<ServiceApp> getApps() {
    return session().apps().list();
  }

  /** All of the app in use. */
  default AppDetails showApp() {
    return session().apps().show(Optional.empty());
  }

  @Does("All that an admin sees of a service app. Default: the one in use.")
  default AppDetails showApp(String clientId) {
    return session().apps().show(Optional.of(Arguments.needed(clientId, "showApp", CLIENT_ID)));
  }

  @Does("Uses a service app that the org has.")
  default ServiceApp useApp(String clientId) {
    return made(session().apps().use(Arguments.needed(clientId, "useApp", CLIENT_ID)));
  }

  @Does("Removes a service app for good.")
  default void removeApp(String clientId) {
    session().apps().remove(Arguments.needed(clientId, "removeApp", CLIENT_ID));
  }

  @Does("Grants the app more Okta API scopes.")
  default ServiceApp grant(String... scopes) {
    List<String> all = Arrays.asList(Arguments.needed(scopes, "grant", "a scope"));
    if (all.isEmpty() || all.contains(null)) {
      throw Problem.usage("grant needs a scope", "grant 'okta.logs.read'");
    }
    return made(session().apps().grant(all));
  }

  @Does("Takes an Okta API scope back from the app.")
  default ServiceApp revoke(String scope) {
    return made(session().apps().revoke(Arguments.needed(scope, "revoke", "a scope")));
  }

  @Does("Gives the app an admin role: 'HELP_DESK_ADMIN'.")
  default AdminRole addRole(String type) {
    return made(session().apps().addRole(Arguments.needed(type, "addRole", ROLE)));
  }

  @Does("Takes an admin role from the app.")
  default AdminRole removeRole(String type) {
    return session().apps().removeRole(Arguments.needed(type, "removeRole", ROLE));
  }

  @Does("The app's admin roles.")
  default List<AdminRole> getRoles() {
    return session().apps().roles();
  }

  /** {@code useToken env('TOKEN')}: what a script should not say itself. */
  @Does("The value of an environment variable, such as a secret: env('TOKEN').")
  default String env(String variable) {
    return session()
        .world()
        .env(Arguments.needed(variable, "env", "the name of a variable"))
        .orElseThrow(
            () ->
                Problem.usage(
                    variable + " is not set in the environment", "export " + variable + "=…"));
  }

  /** {@code if (!org.local) skip 'takes the switches of a local org'}. */
  @Does("The org in use: org.local, org.url.")
  default Org getOrg() {
    return session().org();
  }

  @Does("Chooses the org: its address, or 'local'.")
  default Org useOrg(String address) {
    return made(session().useOrg(Arguments.needed(address, "useOrg", "an address, or 'local'")));
  }
}
