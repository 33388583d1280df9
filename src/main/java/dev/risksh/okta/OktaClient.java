package dev.risksh.okta;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionSpec;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * The one way out: sends a call to an org, reads the reply bounded, and records the exchange.
 * Redirects are not followed, so that no credential goes where the user did not send it.
 */
public final class OktaClient {
  /** A System Log page of 1,000 entries is about 3 MB. */
  static final long MAX_BODY_BYTES = 10L << 20;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

  private final OrgUrl org;
  private final Clock clock;
  private final Exchanges exchanges;
  private final OkHttpClient http;

  public OktaClient(OrgUrl org, Clock clock, Exchanges exchanges) {
    this.org = org;
    this.clock = clock;
    this.exchanges = exchanges;
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .followRedirects(false)
            // It would send an event twice when a connection breaks after the request went out.
            .retryOnConnectionFailure(false)
            .connectTimeout(CONNECT_TIMEOUT)
            .callTimeout(CALL_TIMEOUT)
            .readTimeout(CALL_TIMEOUT);
    if (org.cleartext()) {
      // Spares building a TLS context, most of what OkHttp's first client costs.
      builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).proxy(Proxy.NO_PROXY);
    }
    http = builder.build();
  }

  public OrgUrl org() {
    return org;
  }

  /** Ends whatever is under way, from another thread. */
  public void cancel() {
    http.dispatcher().cancelAll();
  }

  /** Sends, and refuses with {@link Refused} any status but the given ones. */
  Reply expect(Call call, Integer... statuses) {
    Reply reply = send(call);
    if (List.of(statuses).contains(reply.status())) {
      return reply;
    }
    throw new Refused(OktaError.of(reply), reply.exchange());
  }

  /** Sends, and returns whatever came back; a {@link Problem} when nothing did. */
  Reply send(Call call) {
    Request request = request(call);
    Instant startedAt = clock.instant();
    long start = System.nanoTime();
    try (Response response = http.newCall(request).execute()) {
      String body = read(response);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      List<Header> headers = headers(response.headers());
      Exchange exchange =
          exchanges.record(
              number ->
                  exchange(
                      number,
                      startedAt,
                      took,
                      request,
                      call,
                      OptionalInt.of(response.code()),
                      headers,
                      Optional.of(body),
                      Optional.empty()));
      return new Reply(response.code(), headers, body, exchange);
    } catch (IOException e) {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      Problem problem = unreachable(call, e, took);
      exchanges.record(
          number ->
              exchange(
                  number,
                  startedAt,
                  took,
                  request,
                  call,
                  OptionalInt.empty(),
                  List.of(),
                  Optional.empty(),
                  Optional.of(problem.getMessage())));
      throw problem;
    }
  }

  private Request request(Call call) {
    RequestBody body =
        call.body()
            .map(
                text ->
                    RequestBody.create(
                        text.getBytes(StandardCharsets.UTF_8), MediaType.get(call.contentType())))
            .orElse(null);
    Request.Builder builder =
        new Request.Builder()
            .url(org.resolve(call.target()).toString())
            .header("Accept", "application/json")
            .header("User-Agent", "risksh/0.1")
            .method(call.method(), body);
    call.headers().forEach(header -> builder.header(header.name(), header.value().reveal()));
    return builder.build();
  }

  /** The body as text, or an error when it is longer than anything Okta sends. */
  private static String read(Response response) throws IOException {
    BufferedSource source = response.body().source();
    if (source.request(MAX_BODY_BYTES + 1)) {
      throw new TooLarge();
    }
    return source.readUtf8();
  }

  private static List<Header> headers(okhttp3.Headers headers) {
    List<Header> read = new ArrayList<>(headers.size());
    headers.forEach(pair -> read.add(Header.of(pair.getFirst(), pair.getSecond())));
    return List.copyOf(read);
  }

  private static Exchange exchange(
      int number,
      Instant startedAt,
      Duration took,
      Request request,
      Call call,
      OptionalInt status,
      List<Header> replyHeaders,
      Optional<String> replyBody,
      Optional<String> failure) {
    List<Header> requestHeaders = new ArrayList<>(headers(request.headers()));
    if (call.body().isPresent()) {
      requestHeaders.add(Header.of("Content-Type", call.contentType()));
    }
    return new Exchange(
        number,
        startedAt,
        took,
        request.method(),
        URI.create(request.url().toString()),
        List.copyOf(requestHeaders),
        call.body().map(Secret::of),
        status,
        replyHeaders,
        replyBody.map(Secret::of),
        failure);
  }

  private Problem unreachable(Call call, IOException e, Duration took) {
    String what = call.method() + " " + call.target().split("\\?", 2)[0];
    if (Thread.currentThread().isInterrupted() || "Canceled".equals(e.getMessage())) {
      return new Problem(ExitCode.INTERRUPTED, what + " was interrupted", null, e);
    }
    String next = "check the address (/org) and the network";
    String reason;
    if (e instanceof UnknownHostException) {
      reason = "no host of that name: " + org.base().getHost();
    } else if (e instanceof ConnectException) {
      reason = "nothing answers at " + org;
    } else if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
      reason = "no answer from " + org + " within " + Math.max(1, took.toSeconds()) + " s";
    } else if (e instanceof SSLException) {
      reason = "no safe connection to " + org + ": " + TerminalSafe.line(e.getMessage());
    } else if (e instanceof TooLarge) {
      reason = "the reply is larger than " + (MAX_BODY_BYTES >> 20) + " MiB and was not read";
      next = "is this an Okta org? /org shows its address";
    } else {
      reason = "the connection broke before the reply was whole";
      next = "it is not known whether the org took the call; look with /log before sending again";
    }
    return new Problem(
        ExitCode.UNREACHABLE, what + ": could not reach the org: " + reason, next, e);
  }

  /** A reply that no memory should be spent on. */
  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
