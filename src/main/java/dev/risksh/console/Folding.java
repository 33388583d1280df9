package dev.risksh.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folds a line that is wider than the terminal, rather between its parts, which have more than one
 * blank between them, than between words; it goes on below where its text began. A word that is
 * longer than a line is left to the terminal.
 */
public final class Folding {
  /** What stands before the text: a mark, {@code next:}, or a name with blanks behind it. */
  private static final Pattern LABEL =
      Pattern.compile(" *(?:[✓✗–·!?→] +)?(?:\\w+: +|\\S+(?: \\S+)?:? {2,})?");

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern OFF = Pattern.compile("\u001b\\[(?:0|22|24|39|49)?m");
  private static final Pattern PART = Pattern.compile("( *)((?:[^ ]| (?! ))+)");
  private static final Pattern WORD = Pattern.compile("( *)([^ ]+)");
  private static final int MORE = 2;

  private final int indent;
  private final int width;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private boolean begun;
  private String colour = "";

  private Folding(int indent, int width) {
    this.indent = indent;
    this.width = width;
  }

  /**
   * {@code line}, which may be coloured, in lines of at most {@code width} columns; 0 is no limit.
   */
  public static List<String> of(String line, int width) {
    return of(line, indent(line, width), width);
  }

  /**
   * The same.
   *
   * @param indent how far in the lines stand that come below
   */
  public static List<String> of(String line, int indent, int width) {
    if (width <= 0 || TextWidth.of(line) <= width) {
      return List.of(line);
    }
    Folding folding = new Folding(indent, width);
    Matcher part = PART.matcher(line);
    while (part.find()) {
      folding.part(part.group(1), part.group(2));
    }
    folding.lines.add(folding.line.toString());
    return folding.lines;
  }

  private void part(String gap, String text) {
    if (fits(gap + text) || begun && TextWidth.of(text) <= width - indent) {
      word(gap, text);
      return;
    }
    Matcher word = WORD.matcher(gap + text);
    while (word.find()) {
      word(word.group(1), word.group(2));
    }
  }

  private void word(String gap, String text) {
    if (begun && !fits(gap + text)) {
      lines.add(line.toString());
      line.setLength(0);
      int room = Math.max(MORE, width - TextWidth.of(text));
      line.append(" ".repeat(Math.min(indent, room))).append(colour).append(text);
    } else {
      line.append(gap).append(text);
    }
    begun = true;
    Matcher colours = COLOUR.matcher(text);
    while (colours.find()) {
      colour = OFF.matcher(colours.group()).matches() ? "" : colours.group();
    }
  }

  private boolean fits(String text) {
    return TextWidth.of(line.toString()) + TextWidth.of(text) <= width;
  }

  private static int indent(String line, int width) {
    String plain = COLOUR.matcher(line).replaceAll("");
    Matcher label = LABEL.matcher(plain);
    int text = label.lookingAt() ? TextWidth.of(plain.substring(0, label.end())) : 0;
    int blanks = plain.length() - plain.stripLeading().length();
    return text > blanks && text <= width / 2 ? text : Math.min(blanks + MORE, width / 2);
  }
}
