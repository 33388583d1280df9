package dev.risksh.console;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One pass through one text, from word to word. Whatever is looked at ahead is either replaced and
 * skipped or is no longer than a gap between words, so the work stays linear.
 */
final class Redactor {
  private static final Set<String> SCHEMES = Set.of("bearer", "dpop", "ssws", "basic", "digest");
  private static final Set<String> HARMLESS = Set.of("null", "true", "false", "|", ">", "|-", ">-");
  private static final String PEM_BEGIN = "-----BEGIN";
  private static final String PEM_END = "-----END";
  private static final int LONGEST_PEM_LABEL = 64;
  private static final int API_TOKEN_LENGTH = 42;
  private static final int SHORTEST_SCHEME_TOKEN = 20;

  private final String text;
  private final BitSet privateMembers;
  private final StringBuilder out;
  private int copied;

  Redactor(String text) {
    this.text = text;
    this.privateMembers = PrivateJwkMembers.in(text);
    this.out = new StringBuilder(text.length());
  }

  String redact() {
    int at = 0;
    while (at < text.length()) {
      at = Words.isLetter(text.charAt(at)) ? word(at) : at + 1;
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  /** Looks at the word that begins at {@code start}; where to go on. */
  private int word(int start) {
    int end = Words.end(text, start);
    int jwt = Jwt.start(text, start, end);
    if (jwt >= 0) {
      apiToken(start, jwt);
      return replace(jwt, Jwt.end(text, jwt));
    }
    if (text.startsWith(PEM_BEGIN, end - PEM_BEGIN.length())) {
      return pem(end);
    }
    if (apiToken(start, end)) {
      return end;
    }
    String word = text.substring(nameStart(start, end), end);
    if (word.equalsIgnoreCase("SSWS") || word.equalsIgnoreCase("Bearer")) {
      return schemeToken(end);
    }
    boolean header = SecretNames.isHeader(word);
    return header || SecretNames.isField(word) || privateMembers.get(start)
        ? value(end, header)
        : end;
  }

  /** A name may follow a percent-encoded character: {@code %26password}. */
  private int nameStart(int start, int end) {
    boolean encoded = start > 0 && text.charAt(start - 1) == '%' && end - start > 2;
    return Math.max(encoded ? start + 2 : start, end - SecretNames.LONGEST);
  }

  private boolean apiToken(int start, int end) {
    boolean is = end - start == API_TOKEN_LENGTH && text.startsWith("00", start);
    if (is) {
      replace(start, end);
    }
    return is;
  }

  /** A token after the word that announces it, however the blank between them is written. */
  private int schemeToken(int end) {
    int token = Words.skipBlankInLine(text, end);
    if (text.startsWith("%20", end)) {
      token = end + 3;
    } else if (Words.isAt(text, end, '+')) {
      token = end + 1;
    }
    int tokenEnd = Words.end(text, token);
    boolean is =
        token > end && (tokenEnd - token >= SHORTEST_SCHEME_TOKEN || text.startsWith("00", token));
    return is ? replace(token, tokenEnd) : end;
  }

  /** The lines between the marks of a private key; all the rest where the second is missing. */
  private int pem(int end) {
    int label = text.indexOf("-----", end);
    if (label < 0
        || label - end > LONGEST_PEM_LABEL
        || !text.substring(end, label).contains("PRIVATE")) {
      return end;
    }
    int body = label + 5;
    int bodyEnd = text.indexOf(PEM_END, body);
    return replace(body, bodyEnd < 0 ? text.length() : bodyEnd);
  }

  /** The value of a secret name that ends at {@code end}, if one follows. */
  private int value(int end, boolean header) {
    Optional<Quote> nameQuote = Quote.at(text, end);
    boolean quoted = nameQuote.isPresent();
    int separator = skip(end + nameQuote.map(Quote::length).orElse(0), quoted);
    if (quoted && Words.isAt(text, separator, ',')) {
      separator = separatorOfValueMember(separator);
    }
    if (!Words.isAt(text, separator, ':') && !Words.isAt(text, separator, '=')) {
      return end;
    }
    boolean colon = text.charAt(separator) == ':';
    int afterSeparator = separator + 1;
    while (Words.isAt(text, afterSeparator, '=') || Words.isAt(text, afterSeparator, '>')) {
      afterSeparator++;
    }
    int value = skip(afterSeparator, quoted);
    if (value == text.length()) {
      return end;
    }
    Optional<Quote> quote = Quote.at(text, value);
    if (quote.isPresent()) {
      int content = value + quote.get().length();
      int close = quote.get().close(text, content);
      return replace(header ? afterScheme(content, close) : content, close);
    }
    if (quoted && colon) {
      return jsonValue(value, nameQuote.get());
    }
    if (colon && !header && value == afterSeparator) {
      return end;
    }
    int valueEnd = bareEnd(value, !colon);
    if (isHarmless(value, valueEnd)) {
      return valueEnd;
    }
    return replace(header ? afterScheme(value, valueEnd) : value, valueEnd);
  }

  /** HAR writes {@code {"name": "Authorization", "value": "..."}}. */
  private int separatorOfValueMember(int comma) {
    int at = Words.skipBlank(text, comma + 1);
    int word = at + Quote.at(text, at).map(Quote::length).orElse(0);
    if (word == at || !text.startsWith("value", word)) {
      return comma;
    }
    int end = word + "value".length();
    int quote = Quote.at(text, end).map(Quote::length).orElse(0);
    return quote == 0 ? comma : Words.skipBlank(text, end + quote);
  }

  private int skip(int from, boolean acrossLines) {
    return acrossLines ? Words.skipBlank(text, from) : Words.skipBlankInLine(text, from);
  }

  /** A JSON value that is not a string; it becomes one, so that JSON stays JSON. */
  private int jsonValue(int at, Quote quote) {
    int end =
        text.charAt(at) == '{' || text.charAt(at) == '[' ? closingBracket(at) : literalEnd(at);
    return isHarmless(at, end) ? end : replace(at, end, quote.around(Redaction.MARK));
  }

  /**
   * Nothing, a literal that tells nothing, or the mark of a YAML text that begins on the next line.
   */
  private boolean isHarmless(int from, int to) {
    return from == to || (to - from < 6 && HARMLESS.contains(text.substring(from, to)));
  }

  private int closingBracket(int from) {
    int depth = 0;
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      Optional<Quote> quote = c == '\\' || c == '"' ? Quote.at(text, at) : Optional.empty();
      if (quote.isPresent()) {
        int content = at + quote.get().length();
        int close = quote.get().close(text, content);
        at = close + quote.get().length();
      } else {
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        at++;
        while (c == '\\' && Words.isAt(text, at, '\\')) {
          at++;
        }
        if (depth == 0) {
          return at;
        }
      }
    }
    return text.length();
  }

  private int literalEnd(int from) {
    int at = from;
    while (at < text.length() && ",]} \t\r\n\\\"'".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /**
   * Where a value without quotation marks ends: with the line, or also before a blank or {@code &}.
   */
  private int bareEnd(int from, boolean oneWord) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean over =
          c == '\n'
              || c == '\r'
              || (oneWord && (c == '&' || c == '<' || Character.isWhitespace(c)))
              || (Quote.isMark(c) && isClosing(at))
              || (c == '\\' && isEscape(at));
      if (over) {
        return at;
      }
      at++;
    }
    return at;
  }

  /** A quotation mark in the middle of a value is part of it. */
  private boolean isClosing(int at) {
    return at + 1 == text.length() || ",:}])>\\\"' \t\r\n".indexOf(text.charAt(at + 1)) >= 0;
  }

  private boolean isEscape(int at) {
    return at + 1 < text.length() && "nrt\\\"'".indexOf(text.charAt(at + 1)) >= 0;
  }

  /** The scheme of a header is no secret and tells a reader much. */
  private int afterScheme(int from, int to) {
    int end = Math.min(Words.end(text, from), to);
    int token = Math.min(Words.skipBlankInLine(text, end), to);
    boolean scheme =
        token > end && SCHEMES.contains(text.substring(from, end).toLowerCase(Locale.ROOT));
    return scheme ? token : from;
  }

  private int replace(int from, int to) {
    return replace(from, to, Redaction.MARK);
  }

  private int replace(int from, int to, String with) {
    if (from < to) {
      out.append(text, copied, from).append(with);
      copied = to;
    }
    return to;
  }
}
