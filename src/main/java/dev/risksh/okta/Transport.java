package dev.risksh.okta;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Sends one request over the wire and reads the reply bounded. Nothing is sent a second time, and
 * redirects are not followed, so that no credential goes where the user did not send it.
 */
final class Transport {
  /** A System Log page of 1,000 entries is about 3 MB. */
  private static final long MAX_BODY_BYTES = 10L << 20;

  /** Shorter than servers keep one, so that a call does not meet a connection just closed. */
  private static final Duration IDLE_CONNECTION = Duration.ofSeconds(20);

  /** A thread holds on to the classes of the script that was running when it began. */
  private static final Duration IDLE_THREAD = Duration.ofSeconds(1);

  // A thread that makes a call itself waits for name servers, connections and replies in ways of
  // which some cannot be interrupted, and some only for a moment. Each call is therefore made by a
  // thread of its own, and who wants the reply only waits for that.
  private final OkHttpClient http;

  /** What came back. */
  record Answer(int status, List<Header> headers, String body) {}

  Transport(OrgUrl org, ClientSettings settings) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher())
            .connectionPool(new ConnectionPool(5, IDLE_CONNECTION.toSeconds(), TimeUnit.SECONDS))
            .followRedirects(false)
            // It would send an event twice when a connection breaks after the request went out.
            .retryOnConnectionFailure(false)
            .addNetworkInterceptor(Transport::neverAgain)
            .connectTimeout(settings.connectTimeout())
            .callTimeout(settings.requestTimeout())
            .readTimeout(settings.requestTimeout());
    if (org.cleartext()) {
      // Spares building a TLS context, most of what OkHttp's first client costs.
      builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).proxy(Proxy.NO_PROXY);
    } else {
      settings.proxy().ifPresent(proxy -> goThrough(builder, proxy));
    }
    http = builder.build();
  }

  private static void goThrough(OkHttpClient.Builder builder, ClientSettings.Proxy proxy) {
    builder.proxy(
        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
    proxy
        .username()
        .ifPresent(
            name -> {
              String right = Credentials.basic(name, proxy.password().reveal());
              builder.proxyAuthenticator((route, asked) -> shown(asked.request(), right));
            });
  }

  /** Once: a proxy that says no to it would be asked for ever. */
  private static Request shown(Request asked, String right) {
    String header = "Proxy-Authorization";
    return asked.header(header) == null ? asked.newBuilder().header(header, right).build() : null;
  }

  /**
   * Waits for the whole reply; an interrupt of the calling thread ends the wait, at any time, and
   * one that came before keeps the call from being sent.
   */
  Answer send(Request request) throws IOException, InterruptedException {
    // Or an answer that is there at once would hide it.
    if (Thread.interrupted()) {
      throw new InterruptedException("before " + request.method() + " " + request.url());
    }
    Call call = http.newCall(request);
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    call.enqueue(new Reading(answer));
    try {
      return answer.get();
    } catch (InterruptedException e) {
      call.cancel();
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw new IllegalStateException("reading the reply", e.getCause());
    }
  }

  /** Reads the reply on a thread of OkHttp's. */
  private record Reading(CompletableFuture<Answer> answer) implements Callback {
    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        answer.complete(
            new Answer(response.code(), Header.all(response.headers()), read(response)));
      } catch (Throwable e) {
        answer.completeExceptionally(e);
      }
    }

    @Override
    public void onFailure(Call call, IOException e) {
      answer.completeExceptionally(e);
    }
  }

  /** As many calls at once as the caller has threads, and none that keeps the process alive. */
  private static Dispatcher dispatcher() {
    Dispatcher dispatcher =
        new Dispatcher(
            new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_THREAD.toMillis(),
                TimeUnit.MILLISECONDS,
                new SynchronousQueue<>(),
                task -> {
                  Thread thread = new Thread(task, "http");
                  thread.setDaemon(true);
                  return thread;
                }));
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    return dispatcher;
  }

  /** A 503 with {@code Retry-After: 0} would make OkHttp send the call again on its own. */
  private static Response neverAgain(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.header("Retry-After", "").matches("0+")
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }

  /** The body as text, or an error when it is longer than anything Okta sends. */
  private static String read(Response response) throws IOException {
    BufferedSource source = response.body().source();
    if (source.request(MAX_BODY_BYTES + 1)) {
      throw new NoReply.TooLarge(MAX_BODY_BYTES);
    }
    return source.readUtf8();
  }
}
