package dev.risksh.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * The word before the cursor, and the words before it; what stands behind the cursor stays as it
 * is.
 *
 * @param line all that was typed
 * @param cursor where in it
 * @param words of a command, the one being typed last; of Groovy only that one
 * @param start where that word begins in the line
 * @param command whether it is a command's
 * @param quote the quote open at the cursor, or 0
 */
record TypedWord(
    String line, int cursor, List<String> words, int start, boolean command, char quote)
    implements CompletingParsedLine {
  private static final String SPECIAL = " \t'\"\\";

  static TypedWord before(int cursor, String line) {
    String typed = line.substring(line.lastIndexOf('\n', cursor - 1) + 1, cursor);
    int lineStart = cursor - typed.length();
    Input input = Input.of(typed);
    if (input.command() && !Inputs.incomplete(line.substring(0, lineStart))) {
      int commandStart = cursor - input.text().length();
      List<CommandWords.Word> words = CommandWords.typed(input.text());
      CommandWords.Word last = words.get(words.size() - 1);
      return new TypedWord(
          line,
          cursor,
          words.stream().map(CommandWords.Word::text).toList(),
          commandStart + last.start(),
          true,
          last.quote());
    }
    int start = cursor;
    while (start > 0 && Character.isJavaIdentifierPart(line.charAt(start - 1))) {
      start--;
    }
    return new TypedWord(
        line, cursor, List.of(line.substring(start, cursor)), start, false, (char) 0);
  }

  /** A command's words without the slash. */
  List<String> commandWords() {
    List<String> bare = new ArrayList<>(words);
    bare.set(0, bare.get(0).substring(1));
    return bare;
  }

  /** What stands before the word. */
  String before() {
    return line.substring(0, start);
  }

  @Override
  public String word() {
    return words.get(wordIndex());
  }

  @Override
  public int wordIndex() {
    return words.size() - 1;
  }

  @Override
  public int wordCursor() {
    return word().length();
  }

  @Override
  public int rawWordCursor() {
    return cursor - start;
  }

  @Override
  public int rawWordLength() {
    return cursor - start;
  }

  /** As it must be typed to be read as {@code candidate}. */
  @Override
  public CharSequence escape(CharSequence candidate, boolean complete) {
    if (!command) {
      return candidate;
    }
    return quote == 0 ? escaped(candidate, SPECIAL) : quoted(candidate, complete);
  }

  private String quoted(CharSequence candidate, boolean complete) {
    String inside = quote == '"' ? escaped(candidate, "\"\\") : candidate.toString();
    return quote + inside + (complete ? quote : "");
  }

  private static String escaped(CharSequence candidate, String special) {
    StringBuilder text = new StringBuilder();
    candidate
        .chars()
        .forEach(c -> text.append(special.indexOf(c) >= 0 ? "\\" : "").append((char) c));
    return text.toString();
  }
}
