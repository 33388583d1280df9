package dev.risksh.okta;

import dev.risksh.console.Redaction;
import dev.risksh.jose.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One HTTP call as it was made: request and reply as sent, or the failure instead of a reply. What
 * it shows is redacted; the bodies themselves are {@link Secret}s.
 *
 * @param number counts from 1 within a session
 * @param startedAt when the request left, by our clock
 * @param took until the reply was read whole or the call failed
 * @param requestBody empty when there was none
 * @param status empty when no reply came
 * @param failure why no reply came, in words
 * @param whole false where headers and bodies were let go of, since there were too many
 */
public record Exchange(
    int number,
    Instant startedAt,
    Duration took,
    String method,
    URI url,
    List<Header> requestHeaders,
    Optional<Secret> requestBody,
    OptionalInt status,
    List<Header> replyHeaders,
    Optional<Secret> replyBody,
    Optional<String> failure,
    boolean whole) {
  private static final String REQUEST_ID = "X-Okta-Request-Id";

  /** As it was made. */
  public Exchange(
      int number,
      Instant startedAt,
      Duration took,
      String method,
      URI url,
      List<Header> requestHeaders,
      Optional<Secret> requestBody,
      OptionalInt status,
      List<Header> replyHeaders,
      Optional<Secret> replyBody,
      Optional<String> failure) {
    this(
        number,
        startedAt,
        took,
        method,
        url,
        requestHeaders,
        requestBody,
        status,
        replyHeaders,
        replyBody,
        failure,
        true);
  }

  /** Without headers and bodies, but for the request id: it takes little memory. */
  public Exchange summary() {
    return new Exchange(
        number,
        startedAt,
        took,
        method,
        url,
        List.of(),
        Optional.empty(),
        status,
        requestId().map(id -> List.of(new Header(REQUEST_ID, Secret.of(id)))).orElse(List.of()),
        Optional.empty(),
        failure,
        false);
  }

  /** The path and query, redacted. */
  public String path() {
    String query = url.getRawQuery();
    return Redaction.text(query == null ? url.getRawPath() : url.getRawPath() + "?" + query);
  }

  /** The whole address, redacted. */
  public String shownUrl() {
    return Redaction.text(url.toString());
  }

  public Optional<String> shownRequestBody() {
    return requestBody.map(body -> Redaction.text(body.reveal()));
  }

  public Optional<String> shownReplyBody() {
    return replyBody.map(body -> Redaction.text(body.reveal()));
  }

  /** What the org said is left of its calls; empty where it did not. */
  public Optional<RateLimit> rateLimit() {
    return RateLimit.of(replyHeaders);
  }

  /** What to quote to Okta's support; also the {@code transaction.id} of the log entries. */
  public Optional<String> requestId() {
    return Header.first(replyHeaders, REQUEST_ID);
  }

  /** {@code 202}, or what went wrong. */
  public String outcome() {
    return status.isPresent() ? Integer.toString(status.getAsInt()) : failure.orElse("no reply");
  }

  @Override
  public String toString() {
    return "#" + number + " " + method + " " + path() + " → " + outcome();
  }
}
