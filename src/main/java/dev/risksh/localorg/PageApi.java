package dev.risksh.localorg;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the System Log's page calls. Okta's own API takes tokens, and a token has no place in an
 * address or in a browser's storage; so the page shows a ticket once and is known by a cookie then,
 * which is sent nowhere but here and opens nothing but the log.
 */
final class PageApi {
  /** Where the page is; what it loads and calls lies below. */
  static final String PATH = "/admin/reports/system-log";

  private static final Set<String> OWN_CALLS = Set.of("same-origin", "none");

  private final PageSessions sessions;
  private final LogsApi logs;

  PageApi(PageSessions sessions, LogsApi logs) {
    this.sessions = sessions;
    this.logs = logs;
  }

  /** For the admin: a ticket to pass on to a browser. */
  Reply ticket(Call call) {
    Request request = call.request();
    ObjectNode body = Json.object().put("pageTicket", sessions.ticket(request.at()));
    return Reply.json(201, body.put("page", request.base() + PATH)).uncached();
  }

  /** Opens a session for a ticket, or for the admin. */
  Reply open(Call call) {
    Request request = call.request();
    checkOrigin(request);
    String session =
        call.caller().isAdmin()
            ? sessions.open(request.at())
            : sessions
                .redeem(request.jsonObject().path("ticket").asText(), request.at())
                .orElseThrow(() -> ApiRefusal.of(OktaError.E0000005));
    String secure = request.base().startsWith("https:") ? "; Secure" : "";
    return Reply.empty(204)
        .withHeader(
            "Set-Cookie",
            "%s=%s; Path=%s; HttpOnly; SameSite=Strict%s"
                .formatted(cookieName(request), session, PATH, secure))
        .uncached();
  }

  /** Whether there is a session, and what time it is here: browsers have clocks of their own. */
  Reply look(Call call) {
    checkSession(call.request());
    return Reply.json(200, Json.object().put("now", Json.time(call.request().at()))).uncached();
  }

  /** Just as {@code /api/v1/logs}. */
  Reply entries(Call call) {
    checkSession(call.request());
    return logs.list(call).uncached();
  }

  private void checkSession(Request request) {
    checkOrigin(request);
    boolean known =
        request.headers().getOrDefault("cookie", List.of()).stream()
            .flatMap(line -> Arrays.stream(line.split(";")))
            .map(String::trim)
            .filter(cookie -> cookie.startsWith(cookieName(request) + "="))
            .map(cookie -> cookie.substring(cookie.indexOf('=') + 1))
            .anyMatch(session -> sessions.holds(session, request.at()));
    if (!known) {
      throw ApiRefusal.of(OktaError.E0000005);
    }
  }

  /** A page at another port of this machine is of the same site: its calls carry the cookie. */
  private static void checkOrigin(Request request) {
    Optional<String> origin = request.header("origin");
    Optional<String> site = request.header("sec-fetch-site");
    if (origin.filter(from -> !from.equals(request.base())).isPresent()
        || site.filter(from -> !OWN_CALLS.contains(from)).isPresent()) {
      throw ApiRefusal.of(OktaError.E0000005)
          .with(reply -> reply.withNote("called from another page"));
    }
  }

  /** Cookies know no ports, and a machine may run several orgs. */
  private static String cookieName(Request request) {
    return "system_log_" + URI.create(request.base()).getPort();
  }
}
