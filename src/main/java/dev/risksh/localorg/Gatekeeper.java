package dev.risksh.localorg;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks who calls: the admin's API token, or an access token of this org and its scopes. */
final class Gatekeeper {
  private final String adminToken;
  private final String adminId;
  private final Apps apps;
  private final AccessTokens tokens;

  Gatekeeper(String adminToken, String adminId, Apps apps, AccessTokens tokens) {
    this.adminToken = adminToken;
    this.adminId = adminId;
    this.apps = apps;
    this.tokens = tokens;
  }

  Caller admit(Request request, Access access) {
    if (access.kind() == Access.Kind.NOT_CHECKED) {
      return new Caller.Anyone();
    }
    Optional<String> authorization = request.header("authorization");
    Optional<String> apiToken = authorization.filter(Gatekeeper::isApiToken);
    if (apiToken.isPresent()) {
      return admin(apiToken.get());
    }
    if (access.kind() == Access.Kind.ADMIN_OPTIONAL) {
      return new Caller.Anyone();
    }
    String scopes = String.join(" ", access.scopes());
    if (request.query().has("access_token")) {
      throw TokenRejected.inQuery(scopes);
    }
    if (authorization.isEmpty()) {
      // Without any credentials Okta looks for a session cookie, and finds none.
      throw ApiRefusal.of(OktaError.E0000005);
    }
    String[] parts = authorization.get().trim().split("\\s+", 2);
    if (parts.length < 2) {
      throw ApiRefusal.of(OktaError.E0000011);
    }
    return switch (parts[0].toLowerCase(Locale.ROOT)) {
      case "bearer" -> service(parts[1].trim(), request, access.scopes());
      // This org binds no token to a proof yet, so what comes this way is not bound.
      case "dpop" -> throw TokenRejected.notBound(scopes);
      default -> throw ApiRefusal.of(OktaError.E0000011);
    };
  }

  private static boolean isApiToken(String authorization) {
    return authorization.regionMatches(true, 0, "SSWS ", 0, 5);
  }

  private Caller admin(String authorization) {
    byte[] given = authorization.substring(5).trim().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, adminToken.getBytes(StandardCharsets.UTF_8))) {
      throw ApiRefusal.of(OktaError.E0000011);
    }
    return new Caller.Admin(adminId);
  }

  private Caller service(String text, Request request, List<String> anyOf) {
    String scopes = String.join(" ", anyOf);
    AccessTokens.Verified token = tokens.verify(text, request.at(), scopes);
    App app =
        apps.find(token.clientId())
            .filter(App::active)
            .orElseThrow(() -> TokenRejected.invalid("The access token is invalid.", scopes));
    if (token.scopes().stream().noneMatch(anyOf::contains)) {
      throw TokenRejected.insufficientScope(scopes);
    }
    return new Caller.Service(app);
  }
}
