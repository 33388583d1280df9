package dev.risksh.localorg;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes token requests to the System Log as Okta does: granted, refused, sent for a nonce. */
final class TokenLog {
  private final SystemLog log;
  private final Apps apps;

  TokenLog(SystemLog log, Apps apps) {
    this.log = log;
    this.apps = apps;
  }

  void granted(
      Request request, App app, Form form, List<String> scopes, AccessTokens.Issued token) {
    log.write(
        request,
        describe(
                LogEvent.of("app.oauth2.token.grant.access_token", "OIDC access token is granted"),
                form)
            .legacy("app.oauth2.token.grant.access_token_success")
            .actorApp(app.id(), app.name())
            .debug("grantedScopes", String.join(", ", scopes))
            .target(token.id(), "access_token", null, "Access Token"));
  }

  void refused(Request request, Optional<String> client, Form form, String internalCode) {
    String id = client.orElse("unknown");
    // A client is expected to come back with the nonce; the same since Okta's release 2025.04.0.
    boolean challenged = internalCode.equals(OAuthError.USE_DPOP_NONCE.code());
    log.write(
        request,
        describe(LogEvent.of("app.oauth2.token.grant", "OIDC token request"), form)
            .legacy("app.oauth2.token.grant_failure")
            .outcome(challenged ? "CHALLENGE" : "FAILURE", internalCode)
            .severity(challenged ? "INFO" : "WARN")
            .actorApp(id, apps.find(id).map(App::name).orElse(id)));
  }

  private static LogEvent describe(LogEvent event, Form form) {
    String scopes =
        String.join(", ", Arrays.asList(form.get("scope").orElse("").trim().split("\\s+")));
    return event
        .debug("clientAuthType", "private_key_jwt")
        .debug("grantType", LogEvent.clip(form.get("grant_type").orElse("")))
        .debug("requestedScopes", LogEvent.clip(scopes));
  }
}
