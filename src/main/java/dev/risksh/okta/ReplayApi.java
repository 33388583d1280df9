package dev.risksh.okta;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes a recorded call once more: the same path and body, with credentials of now. */
public final class ReplayApi {
  /** Credentials, marks of one attempt, and what every call gets anyway. */
  private static final Set<String> NOT_AGAIN =
      Set.of(
          "authorization",
          "dpop",
          "cookie",
          "x-okta-retry-for",
          "x-okta-retry-count",
          "accept",
          "user-agent",
          "content-type");

  private final OktaClient client;

  public ReplayApi(OktaClient client) {
    this.client = client;
  }

  /**
   * @param auth empty for a call that had none
   * @throws Refused when the org says no
   */
  public Exchange send(Exchange recorded, Optional<Auth> auth) {
    String query = recorded.url().getRawQuery();
    String path = recorded.url().getRawPath();
    Call call =
        Call.call(
            recorded.method(),
            query == null ? path : path + "?" + query,
            recorded.requestBody().map(body -> contentType(recorded)).orElse(""),
            recorded.requestBody().map(body -> body.reveal()));
    for (Header header : recorded.requestHeaders()) {
      if (!NOT_AGAIN.contains(header.name().toLowerCase(Locale.ROOT))) {
        call = call.with(header.name(), header.value().reveal());
      }
    }
    Call again = auth.map(call::with).orElse(call);
    Reply reply = client.send(() -> again);
    if (reply.status() >= 400) {
      throw new Refused(reply);
    }
    return reply.exchange();
  }

  private static String contentType(Exchange recorded) {
    return recorded.requestHeaders().stream()
        .filter(header -> header.is("Content-Type"))
        .map(header -> header.value().reveal())
        .findFirst()
        .orElse("application/json");
  }
}
