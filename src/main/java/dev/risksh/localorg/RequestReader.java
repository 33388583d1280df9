package dev.risksh.localorg;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Reads requests, and no more of them than the org is ready to hold. */
final class RequestReader {
  private static final int MAX_BODY = 1024 * 1024;

  /** Up to here a body is read whatever else is going on. */
  private static final int SMALL_BODY = 32 * 1024;

  /** JSON that is read takes up to twenty times the room of its text. */
  private static final int LARGE_AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Semaphore large = new Semaphore(LARGE_AT_ONCE, true);

  private final Address address;

  RequestReader(Address address) {
    this.address = address;
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
        address.url(),
        exchange.getRequestMethod(),
        path == null || !path.startsWith("/") ? "/" : path,
        query == null ? "" : query,
        Form.parse(null),
        Map.copyOf(headers),
        "",
        exchange.getRemoteAddress().getAddress().getHostAddress());
  }

  /**
   * Reads the whole request and has it answered, or refuses one that is too long or not for this
   * org. Long ones wait for each other, so that memory is bounded.
   */
  Reply answer(HttpExchange exchange, Request head, Function<Request, Reply> answer)
      throws IOException {
    InputStream in = exchange.getRequestBody();
    byte[] start = in.readNBytes(SMALL_BODY);
    if (start.length < SMALL_BODY) {
      return answer.apply(whole(head, start));
    }
    waitForTurn();
    try {
      byte[] rest = in.readNBytes(MAX_BODY + 1 - start.length);
      if (start.length + rest.length > MAX_BODY) {
        throw ApiRefusal.of(OktaError.E0000020).with(reply -> tooLarge(reply));
      }
      byte[] body = Arrays.copyOf(start, start.length + rest.length);
      System.arraycopy(rest, 0, body, start.length, rest.length);
      return answer.apply(whole(head, body));
    } finally {
      large.release();
    }
  }

  private void waitForTurn() throws IOException {
    try {
      if (large.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("others with long bodies took too long");
  }

  private Request whole(Request head, byte[] body) {
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
        text(head, body),
        head.remoteAddress());
  }

  /** The text of {@code body}, which is UTF-8: of JSON nothing else is well-formed (RFC 8259). */
  private static String text(Request head, byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      if (head.hasJson()) {
        throw ApiRefusal.of(OktaError.E0000003);
      }
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** The URL the client called, if it is one of this org's. */
  private String base(Request head) {
    return head.header("host")
        .map(address::calledBy)
        .orElse(Optional.of(address.url()))
        .orElseThrow(
            () ->
                ApiRefusal.of(OktaError.E0000020)
                    .with(reply -> reply.withNote("not this org's host")));
  }

  private static Reply tooLarge(Reply reply) {
    return new Reply(413, reply.body(), reply.headers(), "body over 1 MiB")
        .withHeader("Connection", "close");
  }
}
