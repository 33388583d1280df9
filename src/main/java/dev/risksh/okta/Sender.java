package dev.risksh.okta;

import dev.risksh.console.Problem;
import dev.risksh.jose.Secret;
import java.io.IOException;
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
  private final ClientSettings settings;
  private final Transport transport;
  private OrgUrl recorded;

  Sender(OrgUrl org, Clock clock, Exchanges exchanges, ClientSettings settings) {
    this.org = org;
    recorded = org;
    this.clock = clock;
    this.exchanges = exchanges;
    this.settings = settings;
    transport = new Transport(org, settings);
  }

  /** Calls are recorded as ones to {@code real} from now on. */
  void recordAs(OrgUrl real) {
    recorded = real;
  }

  /** What came back; {@link NoReply} when nothing did. */
  Reply send(Call call) {
    Request request = request(call);
    Instant startedAt = clock.instant();
    long start = System.nanoTime();
    try {
      Transport.Answer answer = transport.send(request);
      return new Reply(
          answer.status(),
          answer.headers(),
          answer.body(),
          record(request, call, startedAt, start, Optional.of(answer), Optional.empty()));
    } catch (IOException | InterruptedException e) {
      NoReply failure = failure(call, e);
      record(request, call, startedAt, start, Optional.empty(), Optional.of(failure.getMessage()));
      throw failure;
    }
  }

  private NoReply failure(Call call, Exception e) {
    if (e instanceof IOException broken) {
      return NoReply.because(broken, call, org, settings);
    }
    // Whatever comes next in this thread should end, too.
    Thread.currentThread().interrupt();
    return NoReply.interrupted(call, (InterruptedException) e);
  }

  private Request request(Call call) {
    RequestBody body =
        call.body()
            .map(
                text ->
                    RequestBody.create(
                        text.getBytes(StandardCharsets.UTF_8), MediaType.get(call.contentType())))
            .orElse(null);
    URI url = org.resolve(call.target());
    Request.Builder builder =
        new Request.Builder()
            .url(url.toString())
            .header("Accept", "application/json")
            .header("User-Agent", "risksh/0.1")
            .method(call.method(), body);
    call.auth().headers(call.method(), url).forEach(header -> put(header, builder));
    call.headers().forEach(header -> put(header, builder));
    return builder.build();
  }

  private static void put(Header header, Request.Builder builder) {
    String value = header.value().reveal();
    if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      throw Problem.usage(
          "the value for " + header.name() + " has characters that no header can carry",
          "was it copied whole, without line breaks?");
    }
    builder.header(header.name(), value);
  }

  /** A body may name the org, too. */
  private String asRecorded(String body) {
    return recorded == org ? body : body.replace(org.toString(), recorded.toString());
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
                recorded.resolve(call.target()),
                List.copyOf(requestHeaders),
                call.body().map(this::asRecorded).map(Secret::of),
                answer.map(got -> OptionalInt.of(got.status())).orElse(OptionalInt.empty()),
                answer.map(Transport.Answer::headers).orElse(List.of()),
                answer.map(got -> Secret.of(got.body())),
                failure));
  }
}
