package dev.risksh.localorg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request, read and bounded.
 *
 * @param id what the reply carries as {@code X-Okta-Request-Id} and log entries as transaction id
 * @param at when it came in, by the org's clock
 * @param base the base URL the client called, without a trailing slash
 * @param path the path as sent, still percent-encoded
 * @param rawQuery the query as sent, or empty
 * @param headers lower-case names and their values
 * @param remoteAddress the address at the other end of the socket
 */
record Request(
    String id,
    Instant at,
    String base,
    String method,
    String path,
    String rawQuery,
    Form query,
    Map<String, List<String>> headers,
    String body,
    String remoteAddress) {

  /** Whether it sets the scene or watches: such calls are always let in, nothing befalls them. */
  boolean isBackstage() {
    return path.startsWith("/local/") || path.startsWith("/admin/");
  }

  Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** The media type of the body, without parameters: SDKs add a charset. */
  Optional<String> contentType() {
    return header("content-type")
        .map(value -> value.split(";", 2)[0].trim().toLowerCase(Locale.ROOT))
        .filter(value -> !value.isEmpty());
  }

  /** Whether the body says that it is JSON. */
  boolean hasJson() {
    return contentType()
        .filter(type -> type.equals("application/json") || type.endsWith("+json"))
        .isPresent();
  }

  String url() {
    return base + path + (rawQuery.isEmpty() ? "" : "?" + rawQuery);
  }

  /** The body as JSON, or Okta's refusal of a body that is none. */
  JsonNode json() {
    if (contentType().isEmpty()) {
      throw ApiRefusal.of(OktaError.E0000018);
    }
    if (!hasJson()) {
      throw ApiRefusal.of(OktaError.E0000021);
    }
    try {
      JsonNode node = Json.read(body);
      if (node.isMissingNode()) {
        throw ApiRefusal.of(OktaError.E0000003);
      }
      return node;
    } catch (JsonProcessingException e) {
      throw ApiRefusal.of(OktaError.E0000003);
    }
  }

  /** The body as a JSON object. */
  JsonNode jsonObject() {
    JsonNode node = json();
    if (!node.isObject()) {
      throw ApiRefusal.of(OktaError.E0000003);
    }
    return node;
  }
}
