package dev.risksh.report;

import dev.risksh.console.Json;
import dev.risksh.okta.Header;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The body of a request or a reply for people: JSON with a field a line, a form likewise. */
final class Body {
  /** Who wants to read on takes the HTTP archive. */
  private static final int LONGEST = 30_000;

  private Body() {}

  static String of(Optional<String> body, List<Header> headers) {
    return cut(body.map(text -> laidOut(text, isForm(headers))).orElse(""));
  }

  private static String laidOut(String text, boolean form) {
    if (form) {
      return text.replace("&", "\n");
    }
    return text.length() > LONGEST ? text : Json.tryParse(text).map(Json::pretty).orElse(text);
  }

  private static boolean isForm(List<Header> headers) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
        .anyMatch(
            header ->
                header
                    .shown()
                    .toLowerCase(Locale.ROOT)
                    .startsWith("application/x-www-form-urlencoded"));
  }

  /** Its beginning, and how much more there was. */
  static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "\n… " + (text.length() - end) + " more characters";
  }
}
