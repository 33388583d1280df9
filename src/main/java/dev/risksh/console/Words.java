package dev.risksh.console;

/** Steps through a text by words: runs of the letters that names and base64url are made of. */
final class Words {
  private Words() {}

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  /** Where the word that begins at {@code at} is over. */
  static int end(String text, int at) {
    int end = at;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  static int skipBlank(String text, int from) {
    int at = from;
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  static int skipBlankInLine(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  static boolean isAt(String text, int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }
}
