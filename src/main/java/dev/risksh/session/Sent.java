package dev.risksh.session;

import dev.risksh.console.Redaction;
import dev.risksh.jose.ParsedJwt;
import dev.risksh.jose.Secret;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Header;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was sent with the calls of a session: assertions, proofs, and their names. */
final class Sent {
  private static final String ASSERTION_FIELD = "client_assertion=";

  private Sent() {}

  /** The DPoP proof of a call. */
  static Optional<Secret> proof(Exchange call) {
    return header(call, "DPoP");
  }

  /** Whether it is still what was sent: calls of earlier processes have lost their secrets. */
  static boolean kept(Secret sent) {
    return !sent.reveal().contains(Redaction.MARK);
  }

  /** The access token of a call. */
  static Optional<Secret> token(Exchange call) {
    return header(call, "Authorization")
        .map(Secret::reveal)
        .filter(value -> value.startsWith("Bearer ") || value.startsWith("DPoP "))
        .map(value -> Secret.of(value.substring(value.indexOf(' ') + 1).strip()));
  }

  private static Optional<Secret> header(Exchange call, String name) {
    return call.requestHeaders().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /** The client assertion of a call. */
  static Optional<Secret> assertion(Exchange call) {
    return call.requestBody().stream()
        .flatMap(body -> Arrays.stream(body.reveal().split("&")))
        .filter(field -> field.startsWith(ASSERTION_FIELD))
        .map(field -> field.substring(ASSERTION_FIELD.length()))
        .map(value -> Secret.of(URLDecoder.decode(value, StandardCharsets.UTF_8)))
        .findFirst();
  }

  /** Each {@code jti} that {@code calls} carried, with the number of the first that did. */
  static Map<String, Integer> identifiers(List<Exchange> calls) {
    Map<String, Integer> identifiers = new HashMap<>();
    for (Exchange call : calls) {
      Stream.of(assertion(call), proof(call))
          .flatMap(Optional::stream)
          .flatMap(jwt -> ParsedJwt.of(jwt).claimText("jti").stream())
          .forEach(jti -> identifiers.putIfAbsent(jti, call.number()));
    }
    return identifiers;
  }
}
