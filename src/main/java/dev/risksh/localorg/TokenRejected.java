package dev.risksh.localorg;

/** An access token is not good enough for a resource: an empty body, all in one header. */
final class TokenRejected extends Refusal {
  private static final long serialVersionUID = 1;

  private final transient OAuthRefusal why;
  private final boolean dpop;
  private final String scope;

  /**
   * @param dpop whether a DPoP proof is what the caller should come with
   * @param scope what the resource asks for
   */
  TokenRejected(OAuthRefusal why, boolean dpop, String scope) {
    super(why.internalCode());
    this.why = why;
    this.dpop = dpop;
    this.scope = scope;
  }

  @Override
  Reply reply(Request request, Ids ids) {
    // Okta writes http:// here even on https hosts.
    String challenge =
        (dpop ? "DPoP algs=\"RS256 RS384 RS512 ES256 ES384 ES512\"," : "Bearer")
            + " authorization_uri=\"%s/oauth2/v1/authorize\", realm=\"%s\", scope=\"%s\""
                .formatted(request.base(), request.base(), scope)
            + ", error=\"%s\", error_description=\"%s\", resource=\"%s\""
                .formatted(why.error(), why.description(), request.path());
    return Reply.empty(why.status())
        .withHeader("WWW-Authenticate", challenge)
        .withNote(getMessage());
  }
}
