package dev.risksh.diagnose;

import dev.risksh.jose.Secret;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Header;
import dev.risksh.okta.RateLimit;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the refused call itself tells, without its secrets; little or nothing where it is not known.
 */
record Wire(Optional<Exchange> exchange) {
  private static final Set<String> SCHEMES = Set.of("SSWS", "Bearer", "DPoP", "Basic");
  private static final Pattern CHALLENGE_SCOPE = Pattern.compile("\\bscope=\"([^\"]{0,500})\"");

  /** Without the query; empty text where the call is not known. */
  String path() {
    return exchange.map(call -> call.url().getPath()).orElse("");
  }

  boolean isGet() {
    return exchange.filter(call -> call.method().equals("GET")).isPresent();
  }

  /** The address called, without the query. */
  Optional<URI> endpoint() {
    return exchange.map(Exchange::url).map(url -> URI.create(url.toString().split("[?#]", 2)[0]));
  }

  Optional<String> replyHeader(String name) {
    return header(exchange.map(Exchange::replyHeaders), name).map(value -> value.reveal().strip());
  }

  Optional<Secret> requestHeader(String name) {
    return header(exchange.map(Exchange::requestHeaders), name);
  }

  /** {@code SSWS}, {@code Bearer} …: how the call said who it is. */
  Optional<String> scheme() {
    return requestHeader("Authorization")
        .map(value -> value.reveal().split(" ", 2)[0])
        .filter(SCHEMES::contains);
  }

  /** Whether an admin's API token was shown. */
  boolean asAdmin() {
    return scheme().equals(Optional.of("SSWS"));
  }

  /** {@code the call was made with …}. */
  Optional<String> credential() {
    return scheme()
        .map(
            scheme ->
                "the call was made with "
                    + (scheme.equals("SSWS") ? "an admin's API token" : "an access token")
                    + " (scheme "
                    + scheme
                    + ")");
  }

  /** The scopes in the form of a token request. */
  List<String> scopesAsked() {
    return field("scope").stream().flatMap(Wire::words).toList();
  }

  /** A field of the form that was sent, decoded. */
  Optional<String> field(String name) {
    return body().stream()
        .flatMap(form -> Arrays.stream(form.split("&")))
        .filter(field -> field.startsWith(name + "="))
        .map(field -> decode(field.substring(name.length() + 1)))
        .findFirst();
  }

  /** The scope that a {@code WWW-Authenticate} header says is needed. */
  Optional<String> scopeNeeded() {
    return replyHeader("WWW-Authenticate")
        .map(CHALLENGE_SCOPE::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1));
  }

  Optional<String> body() {
    return exchange.flatMap(Exchange::requestBody).map(Secret::reveal);
  }

  /** The server's clock when it answered, to the second. */
  Optional<Instant> date() {
    try {
      return replyHeader("Date")
          .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  /** Whether a web page came back where an API would send JSON. */
  boolean isPage() {
    return replyHeader("Content-Type")
            .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
            .isPresent()
        || exchange
            .flatMap(Exchange::replyBody)
            .filter(body -> body.reveal().stripLeading().startsWith("<"))
            .isPresent();
  }

  Optional<RateLimit> rateLimit() {
    Optional<Long> limit = number("X-Rate-Limit-Limit");
    Optional<Long> remaining = number("X-Rate-Limit-Remaining");
    Optional<Long> reset = number("X-Rate-Limit-Reset");
    return limit.isPresent() && remaining.isPresent() && reset.isPresent()
        ? Optional.of(
            new RateLimit(
                limit.get().intValue(),
                remaining.get().intValue(),
                Instant.ofEpochSecond(reset.get())))
        : Optional.empty();
  }

  private Optional<Long> number(String header) {
    return replyHeader(header).filter(text -> text.matches("[0-9]{1,10}")).map(Long::valueOf);
  }

  private static Optional<Secret> header(Optional<List<Header>> headers, String name) {
    return headers.stream()
        .flatMap(List::stream)
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty());
  }
}
