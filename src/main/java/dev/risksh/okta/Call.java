package dev.risksh.okta;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request before it is sent, without the org's address.
 *
 * @param target the path, with its query where it has one
 * @param auth what it shows to be let in
 * @param contentType of the body; empty exactly when there is no body
 * @param repeatable whether it may be made again when it is not known if the org took it
 */
record Call(
    String method,
    String target,
    Auth auth,
    List<Header> headers,
    String contentType,
    Optional<String> body,
    boolean repeatable) {

  /** These mean the same however often they are made (RFC 9110, section 9.2.2). */
  private static final Set<String> IDEMPOTENT = Set.of("GET", "PUT", "DELETE");

  private static final Auth NOBODY = (method, url) -> List.of();

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  static Call get(String target) {
    return call("GET", target, "", Optional.empty());
  }

  static Call delete(String target) {
    return call("DELETE", target, "", Optional.empty());
  }

  static Call json(String method, String target, String body) {
    return call(method, target, JSON, Optional.of(body));
  }

  static Call form(String target, Map<String, String> fields) {
    return call("POST", target, FORM, Optional.of(encode(fields)));
  }

  static Call call(String method, String target, String contentType, Optional<String> body) {
    return new Call(
        method, target, NOBODY, List.of(), contentType, body, IDEMPOTENT.contains(method));
  }

  Call with(Auth shown) {
    return new Call(method, target, shown, headers, contentType, body, repeatable);
  }

  Call with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(Header.of(name, value));
    return new Call(method, target, auth, List.copyOf(more), contentType, body, repeatable);
  }

  /** The same, known to do no harm when it is made twice. */
  Call repeatably() {
    return new Call(method, target, auth, headers, contentType, body, true);
  }

  /** Method and path, for messages. */
  String what() {
    return method + " " + target.split("\\?", 2)[0];
  }

  /** {@code fields} as a query or a form body, in the map's order. */
  static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** {@code id} as one segment of a path, whatever characters it has. */
  static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
