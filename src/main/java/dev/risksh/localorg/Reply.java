package dev.risksh.localorg;

import java.util.ArrayList;
import java.util.List;

/**
 * What the org answers.
 *
 * @param body the text of the body; an empty one is sent without a content type
 * @param note for the {@link RequestLine}: why, in a word; never a secret
 */
record Reply(int status, String body, List<Header> headers, String note) {
  private static final Header JSON = new Header("Content-Type", "application/json");

  /** A header line; a name may occur more than once. */
  record Header(String name, String value) {}

  Reply {
    headers = List.copyOf(headers);
  }

  static Reply json(int status, Object value) {
    return new Reply(status, Json.write(value), List.of(JSON), "");
  }

  static Reply html(int status, String page) {
    return text(status, "text/html", page);
  }

  static Reply text(int status, String type, String body) {
    return new Reply(status, body, List.of(new Header("Content-Type", type)), "");
  }

  static Reply empty(int status) {
    return new Reply(status, "", List.of(), "");
  }

  Reply withHeader(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Reply(status, body, more, note);
  }

  /** As everything from the token endpoint, good or bad, must be (RFC 6749, section 5.1). */
  Reply uncached() {
    return withHeader("Cache-Control", "no-cache, no-store").withHeader("Pragma", "no-cache");
  }

  Reply withNote(String note) {
    return new Reply(status, body, headers, note);
  }
}
