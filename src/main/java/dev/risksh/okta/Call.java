package dev.risksh.okta;

import dev.risksh.console.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request before it is sent, without the org's address.
 *
 * @param target the path, with its query where it has one
 * @param contentType of the body; empty exactly when there is no body
 */
record Call(
    String method, String target, List<Header> headers, String contentType, Optional<String> body) {

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  static Call get(String target) {
    return new Call("GET", target, List.of(), "", Optional.empty());
  }

  static Call json(String method, String target, String body) {
    return new Call(method, target, List.of(), JSON, Optional.of(body));
  }

  static Call form(String target, Map<String, String> fields) {
    return new Call("POST", target, List.of(), FORM, Optional.of(encode(fields)));
  }

  Call with(Auth auth) {
    return with("Authorization", auth.header());
  }

  Call with(String name, String value) {
    if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      throw Problem.usage(
          "the value for " + name + " has characters that no header can carry",
          "was it copied whole, without line breaks?");
    }
    List<Header> more = new ArrayList<>(headers);
    more.add(Header.of(name, value));
    return new Call(method, target, List.copyOf(more), contentType, body);
  }

  /** Whether it changes nothing to send it again. */
  boolean repeatable() {
    return method.equals("GET");
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
