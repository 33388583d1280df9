package dev.risksh.localorg;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The front door: reads a request within bounds, has it answered, saves what changed, and only then
 * lets the reply go. Whatever goes wrong inside, a reply leaves and the org lives on.
 */
final class HttpFront implements HttpHandler {
  private static final int MAX_WRITE = 32 * 1024;

  private final Supplier<Router> router;
  private final Faults faults;
  private final RateLimits limits;
  private final RequestReader reader;
  private final Clock clock;
  private final Ids ids;
  private final Keeper.Save save;
  private final Consumer<RequestLine> onRequest;
  private final boolean oneRequestPerConnection;

  HttpFront(
      Supplier<Router> router,
      Faults faults,
      RateLimits limits,
      RequestReader reader,
      Ids ids,
      Keeper.Save save,
      OrgSettings settings) {
    this.router = router;
    this.faults = faults;
    this.limits = limits;
    this.reader = reader;
    this.ids = ids;
    this.save = save;
    clock = settings.clock();
    onRequest = settings.onRequest();
    oneRequestPerConnection = settings.tellsItsTime();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    long started = System.nanoTime();
    Instant at = clock.instant();
    Request bare = reader.readHead(exchange, ids.requestId(), at);
    Optional<Fault> fault = faults.onCall(bare);
    Reply reply = saved(limits.oneOfMany(bare, () -> answer(exchange, bare, fault)), bare);
    tell(bare, reply, Duration.ofNanos(System.nanoTime() - started));
    switch (fault.map(Fault::kind).orElse(Fault.Kind.STATUS)) {
      // The JDK's server closes the connection of a handler that throws.
      case CUT_BEFORE, CUT_AFTER -> throw new IOException("cut on purpose");
      case HALF -> sendHalf(exchange, bare, reply);
      // An exchange that nobody ends stays open until the caller or the org goes.
      case HANG -> {}
      default -> send(exchange, bare, reply);
    }
  }

  private Reply answer(HttpExchange exchange, Request bare, Optional<Fault> fault) {
    if (fault.isEmpty()) {
      return answer(exchange, bare);
    }
    if (fault.get().kind() == Fault.Kind.SLOW) {
      pause(fault.get().seconds());
    }
    Reply reply =
        fault.get().isDone() ? answer(exchange, bare) : FaultReply.of(fault.get(), bare, ids);
    return reply.withNote("on purpose: " + fault.get().kind().wire());
  }

  private static void pause(double seconds) {
    try {
      Thread.sleep(Math.round(seconds * 1000));
    } catch (InterruptedException e) {
      // The org is closed: nobody waits for this answer any more.
      Thread.currentThread().interrupt();
    }
  }

  private Reply answer(HttpExchange exchange, Request bare) {
    try {
      return reader.answer(exchange, bare, request -> router.get().answer(request));
    } catch (Refusal refusal) {
      return refusal.reply(bare, ids);
    } catch (IOException e) {
      return ApiRefusal.of(OktaError.E0000020).reply(bare, ids).withNote("body was cut off");
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return fault(bare, e);
    }
  }

  private Reply saved(Reply reply, Request request) {
    try {
      save.run();
      return reply;
    } catch (IOException e) {
      return ApiRefusal.of(OktaError.E0000009)
          .reply(request, ids)
          .withNote("the local org cannot keep its state: " + e.getMessage());
    } catch (RuntimeException e) {
      return fault(request, e);
    }
  }

  /** Told by its type only: a message may hold what must not be shown. */
  private Reply fault(Request request, Throwable e) {
    return ApiRefusal.of(OktaError.E0000009)
        .reply(request, ids)
        .withNote("fault in the local org: " + e.getClass().getSimpleName());
  }

  /** Before the reply leaves, so that who has the reply finds the line written. */
  private void tell(Request request, Reply reply, Duration took) {
    // The page's own calls come every other second, and nobody makes them.
    if (request.path().startsWith(PageApi.PATH + "/") && reply.status() < 400) {
      return;
    }
    try {
      onRequest.accept(
          new RequestLine(
              request.at(), request.method(), request.path(), reply.status(), took, reply.note()));
    } catch (RuntimeException e) {
      // A listener's trouble is not the caller's.
    }
  }

  private void send(HttpExchange exchange, Request request, Reply reply) throws IOException {
    setHeaders(exchange, request, reply);
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    boolean bodiless = body.length == 0 || request.method().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : body.length);
    if (bodiless) {
      return;
    }
    try (OutputStream out = exchange.getResponseBody()) {
      // Each thread keeps a buffer outside of the heap that is as large as its longest write.
      for (int sent = 0; sent < body.length; sent += MAX_WRITE) {
        out.write(body, sent, Math.min(MAX_WRITE, body.length - sent));
      }
    } catch (OutOfMemoryError e) {
      // For an error, unlike an exception, the JDK's server would leave the caller waiting.
      throw new IOException("the reply could not be sent", e);
    }
  }

  /** Announces a body and sends half of it; of an empty one nothing is left to send. */
  private void sendHalf(HttpExchange exchange, Request request, Reply reply) throws IOException {
    setHeaders(exchange, request, reply);
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length + 1);
    exchange.getResponseBody().write(body, 0, body.length / 2);
    exchange.getResponseBody().flush();
    throw new IOException("cut on purpose");
  }

  private void setHeaders(HttpExchange exchange, Request request, Reply reply) {
    var headers = exchange.getResponseHeaders();
    headers.set("X-Okta-Request-Id", request.id());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-XSS-Protection", "0");
    headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
    if (oneRequestPerConnection) {
      headers.set("Connection", "close");
    }
    reply.headers().forEach(header -> headers.add(header.name(), header.value()));
  }
}
