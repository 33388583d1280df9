package dev.risksh.localorg;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads requests, and no more of them than the org is ready to hold. */
final class RequestReader {
  private static final int MAX_BODY = 1024 * 1024;

  private final int port;

  RequestReader(int port) {
    this.port = port;
  }

  /** What is known before the body: enough to answer with. */
  Request readHead(HttpExchange exchange, String id, Instant at) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    String path = exchange.getRequestURI().getRawPath();
    String query = exchange.getRequestURI().getRawQuery();
    return new Request(
        id,
        at,
        "http://127.0.0.1:" + port,
        exchange.getRequestMethod(),
        path == null || !path.startsWith("/") ? "/" : path,
        query == null ? "" : query,
        Form.parse(null),
        Map.copyOf(headers),
        "",
        exchange.getRemoteAddress().getAddress().getHostAddress());
  }

  /** The whole request, or a refusal of one that is too long or not for this org. */
  Request readBody(HttpExchange exchange, Request head) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw ApiRefusal.of(OktaError.E0000020).with(reply -> tooLarge(reply));
    }
    Form query;
    try {
      query = Form.parse(head.rawQuery());
    } catch (IllegalArgumentException e) {
      throw ApiRefusal.of(OktaError.E0000020);
    }
    return new Request(
        head.id(),
        head.at(),
        base(head),
        head.method(),
        head.path(),
        head.rawQuery(),
        query,
        head.headers(),
        new String(body, StandardCharsets.UTF_8),
        head.remoteAddress());
  }

  /**
   * The URL the client called. Names other than loopback's are refused: a web page must not reach
   * the org through a name that it made point here.
   */
  private String base(Request head) {
    String host = head.header("host").orElse("127.0.0.1:" + port);
    if (!host.equals("127.0.0.1:" + port) && !host.equalsIgnoreCase("localhost:" + port)) {
      throw ApiRefusal.of(OktaError.E0000020).with(reply -> reply.withNote("not this org's host"));
    }
    return "http://" + host.toLowerCase(Locale.ROOT);
  }

  private static Reply tooLarge(Reply reply) {
    return new Reply(413, reply.body(), reply.headers(), "body over 1 MiB")
        .withHeader("Connection", "close");
  }
}
