package dev.risksh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came back, read whole and bounded.
 *
 * @param exchange the record of the call it belongs to
 */
record Reply(int status, List<Header> headers, String body, Exchange exchange) {

  private static final int EXCERPT = 60;

  /** Enough to find the secrets in an excerpt, however large the body is. */
  private static final int LOOKED_AT = 4000;

  /** The first header of that name. */
  Optional<String> header(String name) {
    return Header.first(headers, name);
  }

  List<String> headersNamed(String name) {
    return headers.stream()
        .filter(header -> header.is(name))
        .map(header -> header.value().reveal())
        .toList();
  }

  /** What to quote to Okta's support; also the {@code transaction.id} of the log entries. */
  Optional<String> requestId() {
    return header("X-Okta-Request-Id").map(TerminalSafe::line);
  }

  /** The server's clock when it answered, to the second. */
  Optional<Instant> date() {
    try {
      return header("Date")
          .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  /** The body as JSON, or a {@link Problem} that shows how it begins. */
  JsonNode json() {
    return Json.tryParse(body).orElseThrow(() -> strange("a body that is not JSON"));
  }

  /** The body as a JSON object, or a {@link Problem}. */
  JsonNode object() {
    JsonNode json = json();
    if (!json.isObject()) {
      throw strange("a body that is not a JSON object");
    }
    return json;
  }

  /** The objects of the JSON array that the body is, or a {@link Problem}. */
  List<JsonNode> objects() {
    JsonNode json = json();
    List<JsonNode> objects = new ArrayList<>();
    json.forEach(objects::add);
    if (!json.isArray() || !objects.stream().allMatch(JsonNode::isObject)) {
      throw strange("a body that is not a JSON array of objects");
    }
    return objects;
  }

  /** The field of a JSON object, or a {@link Problem} when the reply lacks it. */
  String required(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (!value.isValueNode() || value.isNull()) {
      throw strange("a body without '" + field + "'");
    }
    return value.asText();
  }

  private Problem strange(String what) {
    String start = body.substring(0, Math.min(body.length(), LOOKED_AT)).strip();
    return new Problem(
        ExitCode.UNREACHABLE,
        exchange.method()
            + " "
            + exchange.path()
            + " answered "
            + status
            + " with "
            + what
            + ": "
            + (start.isEmpty() ? "(empty)" : TerminalSafe.excerpt(Redaction.text(start), EXCERPT)),
        "is this an Okta org? /org shows its address, /http show the whole reply");
  }
}
