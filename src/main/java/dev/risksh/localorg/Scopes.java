package dev.risksh.localorg;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scopes the org authorization server knows (Okta: OAuth 2.0 scopes). */
final class Scopes {
  static final String RISK_EVENTS_MANAGE = "okta.riskEvents.manage";
  static final String RISK_PROVIDERS_READ = "okta.riskProviders.read";
  static final String RISK_PROVIDERS_MANAGE = "okta.riskProviders.manage";
  static final String LOGS_READ = "okta.logs.read";
  static final String CLIENTS_READ = "okta.clients.read";
  static final String CLIENTS_MANAGE = "okta.clients.manage";
  static final String CLIENTS_REGISTER = "okta.clients.register";
  static final String APPS_READ = "okta.apps.read";
  static final String APPS_MANAGE = "okta.apps.manage";
  static final String APP_GRANTS_READ = "okta.appGrants.read";
  static final String APP_GRANTS_MANAGE = "okta.appGrants.manage";
  static final String ROLES_READ = "okta.roles.read";
  static final String USERS_READ = "okta.users.read";
  static final String USERS_MANAGE = "okta.users.manage";
  static final String ROLES_MANAGE = "okta.roles.manage";

  /** What OpenID Connect defines: for people, so never for client credentials. */
  static final Set<String> OPENID =
      Set.of("openid", "profile", "email", "address", "phone", "offline_access", "device_sso");

  private static final Set<String> KNOWN =
      Stream.of(
              List.of(RISK_EVENTS_MANAGE, LOGS_READ, CLIENTS_REGISTER),
              both(
                  "agentPools",
                  "apiTokens",
                  "appGrants",
                  "apps",
                  "authenticators",
                  "authorizationServers",
                  "behaviors",
                  "brands",
                  "captchas",
                  "certificateAuthorities",
                  "clients",
                  "deviceAssurance",
                  "devices",
                  "domains",
                  "emailDomains",
                  "eventHooks",
                  "factors",
                  "features",
                  "groups",
                  "identitySources",
                  "idps",
                  "inlineHooks",
                  "linkedObjects",
                  "logStreams",
                  "networkZones",
                  "oauthIntegrations",
                  "orgs",
                  "policies",
                  "principalRateLimits",
                  "profileMappings",
                  "pushProviders",
                  "rateLimits",
                  "riskProviders",
                  "roles",
                  "schemas",
                  "securityEventsProviders",
                  "sessions",
                  "ssf",
                  "templates",
                  "threatInsights",
                  "trustedOrigins",
                  "uischemas",
                  "userRisk",
                  "userTypes",
                  "users"))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  private Scopes() {}

  static boolean isKnown(String scope) {
    return KNOWN.contains(scope);
  }

  /** A scope a user asks for on their own account. */
  static boolean isSelf(String scope) {
    return scope.startsWith("okta.") && scope.endsWith(".self");
  }

  private static List<String> both(String... names) {
    return Stream.of(names)
        .flatMap(name -> Stream.of("okta." + name + ".read", "okta." + name + ".manage"))
        .toList();
  }
}
