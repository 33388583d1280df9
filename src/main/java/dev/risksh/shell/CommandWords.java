package dev.risksh.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a command line, by fewer rules than a shell's, so that what is typed is what is
 * meant: blanks separate; a quote at the start of a word or after {@code =} keeps blanks together;
 * a backslash makes the blank, quote or backslash after it an ordinary letter. Nothing is expanded,
 * and a quote that is never closed, or stands inside a word, is a letter.
 */
final class CommandWords {
  private static final char NONE = 0;

  /**
   * @param text with quotes and escapes taken out
   * @param start where it begins in the line
   * @param end where it is over, its quotes included
   * @param quote what is still open at its end, or 0
   */
  record Word(String text, int start, int end, char quote) {}

  private final String line;
  private final boolean open;
  private final List<Word> words = new ArrayList<>();
  private int at;
  private boolean ended;

  private CommandWords(String line, boolean open) {
    this.line = line;
    this.open = open;
    while (skipBlanks()) {
      words.add(word());
    }
  }

  /** The words of a whole line. */
  static List<String> split(String line) {
    return new CommandWords(line, false).words.stream().map(Word::text).toList();
  }

  /** The words of a line that is being typed; the last one, maybe empty, is not finished. */
  static List<Word> typed(String line) {
    CommandWords typed = new CommandWords(line, true);
    if (typed.words.isEmpty() || typed.ended) {
      typed.words.add(new Word("", line.length(), line.length(), NONE));
    }
    return typed.words;
  }

  private boolean skipBlanks() {
    int before = at;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    ended = at > before;
    return at < line.length();
  }

  private Word word() {
    int start = at;
    StringBuilder text = new StringBuilder();
    while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
      char c = line.charAt(at);
      if (isQuote(c) && (at == start || line.charAt(at - 1) == '=')) {
        int end = closing(c);
        if (end == line.length() && !open) {
          text.append(c);
          at++;
        } else {
          unquote(text, c, end);
          if (end == line.length()) {
            return new Word(text.toString(), start, line.length(), c);
          }
        }
      } else {
        text.append(letter(" \t'\"\\"));
      }
    }
    return new Word(text.toString(), start, at, NONE);
  }

  private static boolean isQuote(char c) {
    return c == '\'' || c == '"';
  }

  /** Where the quote that begins here is closed, or the line's end. */
  private int closing(char quote) {
    int end = at + 1;
    while (end < line.length() && line.charAt(end) != quote) {
      end += quote == '"' && line.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end, line.length());
  }

  private void unquote(StringBuilder text, char quote, int end) {
    at++;
    while (at < end) {
      text.append(letter(quote == '"' ? "\"\\" : ""));
    }
    at = Math.min(end + 1, line.length());
  }

  /** The next letter, which a backslash may protect if it is one of {@code special}. */
  private char letter(String special) {
    char c = line.charAt(at++);
    if (c == '\\' && at < line.length() && special.indexOf(line.charAt(at)) >= 0) {
      return line.charAt(at++);
    }
    return c;
  }
}
