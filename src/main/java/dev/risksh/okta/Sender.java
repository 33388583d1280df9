package dev.risksh.okta;

import dev.risksh.console.Problem;
import dev.risksh.jose.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Makes one attempt at a call, and records it as an exchange whatever comes of it. */
final class Sender {
  private final OrgUrl org;
  private final Clock clock;
  private final Exchanges exchanges;
  private final Duration patience;
  private final Transport transport;

  Sender(OrgUrl org, Clock clock, Exchanges exchanges, Duration patience) {
    this.org = org;
    this.clock = clock;
    this.exchanges = exchanges;
    this.patience = patience;
    transport = new Transport(org, patience);
  }

  void cancel() {
    transport.cancel();
  }

  /** What came back; a {@link Problem} when nothing did. */
  Reply send(Call call) {
    Request request = request(call);
    okhttp3.Call sending = transport.prepare(request);
    Instant startedAt = clock.instant();
    long start = System.nanoTime();
    try {
      Transport.Answer answer = transport.send(sending);
      Exchange exchange =
          record(request, call, startedAt, start, Optional.of(answer), Optional.empty());
      return new Reply(answer.status(), answer.headers(), answer.body(), exchange);
    } catch (IOException e) {
      Problem problem = explain(call, sending, e);
      record(request, call, startedAt, start, Optional.empty(), Optional.of(problem.getMessage()));
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

  private Exchange record(
      Request request,
      Call call,
      Instant startedAt,
      long start,
      Optional<Transport.Answer> answer,
      Optional<String> failure) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    List<Header> requestHeaders = new ArrayList<>(Header.all(request.headers()));
    if (call.body().isPresent()) {
      requestHeaders.add(Header.of("Content-Type", call.contentType()));
    }
    return exchanges.record(
        number ->
            new Exchange(
                number,
                startedAt,
                took,
                request.method(),
                URI.create(request.url().toString()),
                List.copyOf(requestHeaders),
                call.body().map(Secret::of),
                answer.map(got -> OptionalInt.of(got.status())).orElse(OptionalInt.empty()),
                answer.map(Transport.Answer::headers).orElse(List.of()),
                answer.map(got -> Secret.of(got.body())),
                failure));
  }
}
