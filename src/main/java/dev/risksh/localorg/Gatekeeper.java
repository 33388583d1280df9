package dev.risksh.localorg;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Checks who calls: the admin's API token, or an access token of this org, its scopes and, where
 * the org asks for one, the app's admin role.
 */
final class Gatekeeper {
  private final String adminToken;
  private final String adminId;
  private final Apps apps;
  private final AccessTokens tokens;
  private final DpopCheck proofs;
  private final Switchboard switchboard;

  Gatekeeper(
      String adminToken,
      String adminId,
      Apps apps,
      AccessTokens tokens,
      DpopCheck proofs,
      Switchboard switchboard) {
    this.adminToken = adminToken;
    this.adminId = adminId;
    this.apps = apps;
    this.tokens = tokens;
    this.proofs = proofs;
    this.switchboard = switchboard;
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
    if (authorization.isEmpty() && !request.query().has("access_token")) {
      // Without any credentials Okta looks for a session cookie, and finds none.
      throw ApiRefusal.of(OktaError.E0000005);
    }
    if (access.kind() == Access.Kind.ADMIN_ONLY) {
      throw ApiRefusal.of(OktaError.E0000006);
    }
    String[] parts = authorization.orElse("Bearer").trim().split("\\s+", 2);
    boolean dpop = parts[0].equalsIgnoreCase("DPoP");
    if (!dpop && !parts[0].equalsIgnoreCase("Bearer")) {
      throw ApiRefusal.of(OktaError.E0000011);
    }
    try {
      App app = app(token(parts, request), dpop, request, access.scopes());
      checkRole(app, access.duty());
      return new Caller.Service(app);
    } catch (OAuthRefusal refusal) {
      throw new TokenRejected(refusal, dpop, String.join(" ", access.scopes()));
    }
  }

  /** The one access token of the request, which must be in the header. */
  private static String token(String[] authorization, Request request) {
    if (request.query().has("access_token")) {
      throw OAuthError.ACCESS_TOKEN_IN_QUERY.refuse();
    }
    if (authorization.length < 2) {
      throw OAuthError.ACCESS_TOKEN_MISSING.refuse();
    }
    if (request.contentType().equals(Optional.of(Form.MEDIA_TYPE))
        && Form.parse(request.body()).has("access_token")) {
      throw OAuthError.ACCESS_TOKEN_DUPLICATE.refuse();
    }
    return authorization[1].trim();
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

  private App app(String text, boolean dpop, Request request, List<String> anyOf) {
    AccessTokens.Verified token = tokens.verify(text, request.at());
    App app =
        apps.find(token.clientId())
            .filter(App::active)
            .orElseThrow(OAuthError.ACCESS_TOKEN_INVALID::refuse);
    if (token.boundTo().isPresent()) {
      if (!dpop) {
        OAuthRefusal refusal = OAuthError.DPOP_AUTHENTICATION_SCHEME_REQUIRED.refuse();
        throw new TokenRejected(refusal, true, String.join(" ", anyOf));
      }
      proofs.forResource(request, text, token.boundTo().get());
    } else if (dpop) {
      throw OAuthError.ACCESS_TOKEN_NOT_DPOP_BOUND.refuse();
    }
    if (token.scopes().stream().noneMatch(anyOf::contains)) {
      throw OAuthError.ACCESS_TOKEN_INSUFFICIENT_SCOPES.refuse();
    }
    return app;
  }

  /** The second gate: scopes say what a token is for, a role what its app may. */
  private void checkRole(App app, AdminRole.Duty duty) {
    if (switchboard.now().roleRequired()
        && apps.rolesOf(app).stream().noneMatch(held -> held.role().may(duty))) {
      throw ApiRefusal.of(OktaError.E0000006);
    }
  }
}
