package dev.risksh.console;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** How many columns a text takes on a terminal: two for a wide letter, none for colour codes. */
public final class TextWidth {
  private static final char ESCAPE = '\u001b';

  private TextWidth() {}

  /** The columns of {@code text}, which is one line. */
  public static int of(String text) {
    int width = 0;
    for (int at = 0; at < text.length(); at = next(text, at)) {
      width += widthAt(text, at);
    }
    return width;
  }

  /** {@code text} if it fits into {@code width} columns, else its beginning and an ellipsis. */
  public static String cut(String text, int width) {
    if (of(text) <= width) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int left = width - 1;
    boolean full = false;
    for (int at = 0; at < text.length(); at = next(text, at)) {
      if (text.charAt(at) == ESCAPE) {
        kept.append(text, at, next(text, at));
      } else if (!full) {
        left -= widthAt(text, at);
        full = left < 0;
        kept.append(full ? ellipsis(width) : text.substring(at, next(text, at)));
      }
    }
    return kept.toString();
  }

  /**
   * {@code text}, which has no colours, in lines of at most {@code width} columns, cut at blanks.
   */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && of(line + " " + word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String ellipsis(int width) {
    return width > 0 ? "…" : "";
  }

  private static int widthAt(String text, int at) {
    return text.charAt(at) == ESCAPE ? 0 : Math.max(0, WCWidth.wcwidth(text.codePointAt(at)));
  }

  /** Where the character or the whole escape sequence at {@code at} is over. */
  private static int next(String text, int at) {
    if (text.charAt(at) != ESCAPE) {
      return at + Character.charCount(text.codePointAt(at));
    }
    if (at + 1 == text.length() || text.charAt(at + 1) != '[') {
      return at + 1;
    }
    int end = at + 2;
    while (end < text.length() && (text.charAt(end) < '@' || text.charAt(end) > '~')) {
      end++;
    }
    return Math.min(end + 1, text.length());
  }
}
