package dev.risksh.localorg;

/** An access token is not good enough for a resource: an empty body, all in one header. */
final class TokenRejected extends Refusal {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String scheme;
  private final String error;
  private final String description;
  private final String scope;

  private TokenRejected(int status, String scheme, String error, String description, String scope) {
    super(error + ": " + description);
    this.status = status;
    this.scheme = scheme;
    this.error = error;
    this.description = description;
    this.scope = scope;
  }

  static TokenRejected invalid(String description, String scope) {
    return new TokenRejected(401, "Bearer", "invalid_token", description, scope);
  }

  static TokenRejected notBound(String scope) {
    return new TokenRejected(
        401, "DPoP", "invalid_token", "The presented access_token is not DPoP bound.", scope);
  }

  static TokenRejected inQuery(String scope) {
    return new TokenRejected(
        400,
        "Bearer",
        "invalid_request",
        "The access token cannot be presented in a query string.",
        scope);
  }

  static TokenRejected insufficientScope(String scope) {
    return new TokenRejected(
        403,
        "Bearer",
        "insufficient_scope",
        "The access token provided does not contain the required scopes.",
        scope);
  }

  @Override
  Reply reply(Request request, Ids ids) {
    // Okta writes http:// here even on https hosts; this org is http anyway.
    String challenge =
        scheme
            + (scheme.equals("DPoP") ? " algs=\"RS256 RS384 RS512 ES256 ES384 ES512\"," : "")
            + " authorization_uri=\"%s/oauth2/v1/authorize\", realm=\"%s\", scope=\"%s\""
                .formatted(request.base(), request.base(), scope)
            + ", error=\"%s\", error_description=\"%s\", resource=\"%s\""
                .formatted(error, description, request.path());
    return Reply.empty(status).withHeader("WWW-Authenticate", challenge).withNote(getMessage());
  }
}
