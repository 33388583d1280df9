package dev.risksh.okta;

import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
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

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final OkHttpClient http;

  /** What came back. */
  record Answer(int status, List<Header> headers, String body) {}

  /**
   * @param patience how long a call may take as a whole
   */
  Transport(OrgUrl org, Duration patience) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .followRedirects(false)
            // It would send an event twice when a connection breaks after the request went out.
            .retryOnConnectionFailure(false)
            .addNetworkInterceptor(Transport::neverAgain)
            .connectTimeout(CONNECT_TIMEOUT)
            .callTimeout(patience)
            .readTimeout(patience);
    if (org.cleartext()) {
      // Spares building a TLS context, most of what OkHttp's first client costs.
      builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).proxy(Proxy.NO_PROXY);
    }
    http = builder.build();
  }

  Call prepare(Request request) {
    return http.newCall(request);
  }

  Answer send(Call call) throws IOException {
    try (Response response = call.execute()) {
      return new Answer(response.code(), Header.all(response.headers()), read(response));
    }
  }

  /** Ends whatever is under way, from another thread. */
  void cancel() {
    http.dispatcher().cancelAll();
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
