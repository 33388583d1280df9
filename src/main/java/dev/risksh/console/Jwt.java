package dev.risksh.console;

import java.util.List;

/** Finds compact JWS and JWE by their look: a base64url JSON object, a dot, and what follows. */
final class Jwt {
  /** How <code>{"</code>, and {@code {} before a blank or a new line, begin in base64url. */
  private static final List<String> BEGINNINGS = List.of("eyJ", "eyAi", "eyAgI", "ewogI", "ew0KI");

  /** No header that names an algorithm is shorter. */
  private static final int SHORTEST_HEADER = 12;

  private Jwt() {}

  /** Where in the word from {@code start} to {@code end} a token begins; -1 when none does. */
  static int start(String text, int start, int end) {
    if (end == text.length() || (text.charAt(end) != '.' && text.charAt(end) != '%')) {
      return -1;
    }
    for (int at = start; at <= end - SHORTEST_HEADER; at++) {
      if (text.charAt(at) == 'e' && begins(text, at)) {
        return end(text, at) > end ? at : -1;
      }
    }
    return -1;
  }

  /**
   * Where the token that begins at {@code start} is over; a full stop after it is not part of it.
   */
  static int end(String text, int start) {
    int end = Words.end(text, start);
    int at = end;
    int dot = dot(text, at);
    while (dot > 0) {
      at += dot;
      int part = Words.end(text, at);
      end = part > at ? part : end;
      at = part;
      dot = dot(text, at);
    }
    return end;
  }

  private static boolean begins(String text, int at) {
    return BEGINNINGS.stream().anyMatch(beginning -> text.startsWith(beginning, at));
  }

  /** The length of the dot at {@code at}, which may be percent-encoded; 0 when there is none. */
  private static int dot(String text, int at) {
    if (Words.isAt(text, at, '.')) {
      return 1;
    }
    return text.regionMatches(true, at, "%2E", 0, 3) ? 3 : 0;
  }
}
