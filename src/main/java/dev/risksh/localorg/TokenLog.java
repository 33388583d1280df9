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
                request,
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
        describe(LogEvent.of("app.oauth2.token.grant", "OIDC token request"), request, form)
            .legacy("app.oauth2.token.grant_failure")
            .outcome(challenged ? "CHALLENGE" : "FAILURE", internalCode)
            .severity(challenged ? "INFO" : "WARN")
            .actorApp(id, apps.find(id).map(App::name).orElse(id)));
  }

  private static LogEvent describe(LogEvent event, Request request, Form form) {
    String scopes =
        String.join(", ", Arrays.asList(form.get("scope").orElse("").trim().split("\\s+")));
    return event
        .debug("clientAuthType", authType(request, form))
        .debug("grantType", LogEvent.clip(form.get("grant_type").orElse("")))
        .debug("requestedScopes", LogEvent.clip(scopes))
        .debug("threatSuspected", "false");
  }

  /** How the client said who it is, whether that is taken or not. */
  private static String authType(Request request, Form form) {
    if (request.header("authorization").isPresent()) {
      return "client_secret_basic";
    }
    if (form.has("client_secret")) {
      return "client_secret_post";
    }
    return form.has("client_assertion") ? "private_key_jwt" : "none";
  }
}
