package dev.risksh.localorg;

import java.util.Map;

/** What is answered in place of an answer, where a {@link Fault} says so. */
final class FaultReply {
  private static final int TOO_MANY = 429;

  /** What Okta's catalogue has for these; beyond, only the proxy in front of Okta speaks. */
  private static final Map<Integer, OktaError> ERRORS =
      Map.of(
          400,
          OktaError.E0000020,
          401,
          OktaError.E0000011,
          403,
          OktaError.E0000006,
          404,
          OktaError.E0000008,
          TOO_MANY,
          OktaError.E0000047,
          500,
          OktaError.E0000009,
          503,
          OktaError.E0000010);

  private static final Map<Integer, String> PROXY_ERRORS =
      Map.of(502, "Bad Gateway", 503, "Service Temporarily Unavailable", 504, "Gateway Time-out");

  /** The same at the token endpoint, which speaks OAuth but for its rate limit. */
  private static final Map<Integer, OAuthError> TOKEN_ERRORS =
      Map.of(
          400,
          OAuthError.INVALID_REQUEST,
          401,
          OAuthError.INVALID_CLIENT,
          403,
          OAuthError.ACCESS_DENIED,
          500,
          OAuthError.SERVER_ERROR,
          503,
          OAuthError.TEMPORARILY_UNAVAILABLE);

  private FaultReply() {}

  static boolean hasStatus(int status) {
    return ERRORS.containsKey(status) || PROXY_ERRORS.containsKey(status);
  }

  static int defaultStatus(Fault.Kind kind) {
    return kind == Fault.Kind.HTML ? 502 : 503;
  }

  static Reply of(Fault fault, Request request, Ids ids) {
    boolean fromOkta = fault.kind() == Fault.Kind.STATUS && ERRORS.containsKey(fault.status());
    Reply reply = fromOkta ? error(fault.status(), request, ids) : page(fault.status());
    return fault.status() == TOO_MANY ? rateLimited(reply, fault, request) : reply;
  }

  /** What {@code fault} refuses a token with: {@code error}, and when a rate limit ends. */
  static OAuthRefusal refusal(OAuthError error, Fault fault, Request request) {
    OAuthRefusal refusal = error.refuse();
    return error.status() == TOO_MANY
        ? refusal.with(reply -> rateLimited(reply, fault, request))
        : refusal;
  }

  private static Reply rateLimited(Reply reply, Fault fault, Request request) {
    long reset = request.at().getEpochSecond() + (long) Math.ceil(fault.seconds());
    return new RateLimiter.Allowance(1, 2, reset).stamp(reply);
  }

  private static Reply error(int status, Request request, Ids ids) {
    OAuthError oauth = TOKEN_ERRORS.get(status);
    Refusal refusal =
        oauth != null && request.path().equals(TokenEndpoint.PATH)
            ? OAuthRefusal.of(status, oauth.error(), oauth.description(""), oauth.code())
            : ApiRefusal.of(ERRORS.get(status));
    return refusal.reply(request, ids);
  }

  private static Reply page(int status) {
    String title = status + " " + PROXY_ERRORS.getOrDefault(status, "Page");
    String html =
        "<html>\r\n<head><title>%1$s</title></head>\r\n<body>\r\n<center><h1>%1$s</h1></center>\r\n"
            + "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    return Reply.html(status, html.formatted(title));
  }
}
