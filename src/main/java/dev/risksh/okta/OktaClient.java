package dev.risksh.okta;

import dev.risksh.console.Problem;
import dev.risksh.jose.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.ConnectionSpec;
import okhttp3.Interceptor;
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
  private final Duration patience;
  private final OkHttpClient http;

  public OktaClient(OrgUrl org, Clock clock, Exchanges exchanges) {
    this(org, clock, exchanges, CALL_TIMEOUT);
  }

  /**
   * @param patience how long a call may take as a whole
   */
  OktaClient(OrgUrl org, Clock clock, Exchanges exchanges, Duration patience) {
    this.org = org;
    this.clock = clock;
    this.exchanges = exchanges;
    this.patience = patience;
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .followRedirects(false)
            // It would send an event twice when a connection breaks after the request went out.
            .retryOnConnectionFailure(false)
            .addNetworkInterceptor(OktaClient::neverAgain)
            .connectTimeout(CONNECT_TIMEOUT)
            .callTimeout(patience)
            .readTimeout(patience);
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
    throw new Refused(reply);
  }

  /** Sends, and returns whatever came back; a {@link Problem} when nothing did. */
  Reply send(Call call) {
    Request request = request(call);
    okhttp3.Call sending = http.newCall(request);
    Instant startedAt = clock.instant();
    long start = System.nanoTime();
    try (Response response = sending.execute()) {
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
      Problem problem = explain(call, sending, e);
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

  private Problem explain(Call call, okhttp3.Call sending, IOException e) {
    NoReply noReply = new NoReply(call, org);
    // OkHttp cancels a call itself when its time is up.
    boolean late = e instanceof InterruptedIOException && !Thread.currentThread().isInterrupted();
    boolean ended = sending.isCanceled() || Thread.currentThread().isInterrupted();
    return ended && !late ? noReply.cancelled(e) : noReply.because(e, patience);
  }

  /** A 503 with {@code Retry-After: 0} would make OkHttp send the call again on its own. */
  private static Response neverAgain(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.header("Retry-After", "").matches("0+")
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
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
      throw new NoReply.TooLarge(MAX_BODY_BYTES);
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
}
