package dev.risksh.shell;

import dev.risksh.completion.CommandCompletion;
import dev.risksh.completion.WordKind;
import dev.risksh.groovy.EventWords;
import dev.risksh.groovy.Vocabulary;
import dev.risksh.groovy.scan.GroovyScanner;
import dev.risksh.groovy.scan.Token;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Colours what is being typed by what it is. It reads letters only: nothing is compiled, looked up
 * or run.
 */
final class Highlighting {
  private static final Set<String> KEYWORDS =
      Set.of(
          ("as assert break case catch class continue def default do else enum extends false final"
                  + " finally for if implements import in instanceof interface new null return"
                  + " super switch this throw trait true try void while")
              .split(" "));

  private final Palette palette;
  private final CommandCompletion commands;
  private final Set<String> words = Vocabulary.words();
  private final Set<String> blockWords =
      Vocabulary.methods(EventWords.class).stream()
          .map(Method::getName)
          .collect(Collectors.toSet());
  private final Set<String> values = Vocabulary.values();

  Highlighting(Palette palette, CommandCompletion commands) {
    this.palette = palette;
    this.commands = commands;
  }

  /**
   * {@code text} in colours.
   *
   * @param cursor where in it; a bracket there is shown with its other half
   */
  AttributedString of(String text, int cursor) {
    AttributedStyle[] styles = new AttributedStyle[text.length()];
    int start = 0;
    for (String input : inputs(text)) {
      colour(styles, input, start, cursor - start);
      start += input.length();
    }
    return join(text, styles);
  }

  /** The inputs in {@code text} with all that stands between them. */
  private static List<String> inputs(String text) {
    List<String> inputs = new ArrayList<>();
    Inputs lines = new Inputs();
    int start = 0;
    int at = 0;
    for (String line : text.split("(?<=\n)", -1)) {
      String bare = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
      if (lines.endsBefore(bare)) {
        inputs.add(text.substring(start, at));
        lines.take();
        start = at;
      }
      lines.add(bare);
      at += line.length();
    }
    inputs.add(text.substring(start));
    return inputs;
  }

  private void colour(AttributedStyle[] styles, String text, int offset, int cursor) {
    Input input = Input.of(text);
    if (input.command()) {
      int slash = text.length() - input.text().length();
      groovy(styles, text.substring(0, slash), offset, cursor);
      command(styles, input.text(), offset + slash);
    } else {
      groovy(styles, text, offset, cursor);
    }
  }

  private void command(AttributedStyle[] styles, String text, int offset) {
    List<CommandWords.Word> typed = CommandWords.typed(text);
    List<String> bare = new ArrayList<>(typed.stream().map(CommandWords.Word::text).toList());
    bare.set(0, bare.get(0).substring(1));
    List<WordKind> kinds = commands.kinds(bare);
    for (int i = 0; i < typed.size(); i++) {
      CommandWords.Word word = typed.get(i);
      boolean quoted = word.end() - word.start() != word.text().length();
      AttributedStyle style =
          switch (kinds.get(i)) {
            case COMMAND -> palette.command();
            case OPTION -> palette.option();
            case UNKNOWN -> palette.unknown();
            case VALUE -> quoted ? palette.text() : palette.plain();
          };
      fill(styles, offset + word.start(), offset + word.end(), style);
    }
  }

  private void groovy(AttributedStyle[] styles, String text, int offset, int cursor) {
    List<Token> tokens = GroovyScanner.tokens(text);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      fill(styles, offset + token.start(), offset + token.end(), style(tokens, i, text));
    }
    for (Token bracket : Brackets.at(tokens, cursor)) {
      fill(styles, offset + bracket.start(), offset + bracket.end(), palette.bracket());
    }
  }

  private AttributedStyle style(List<Token> tokens, int at, String text) {
    return switch (tokens.get(at).kind()) {
      case STRING -> palette.text();
      case COMMENT -> palette.comment();
      case WORD -> word(tokens, at, text);
      default -> palette.plain();
    };
  }

  private AttributedStyle word(List<Token> tokens, int at, String text) {
    String word = tokens.get(at).text(text);
    boolean member = at > 0 && tokens.get(at - 1).text(text).equals(".");
    if (Character.isDigit(word.charAt(0))) {
      return palette.number();
    }
    if (member) {
      return palette.plain();
    }
    if (KEYWORDS.contains(word)) {
      return palette.keyword();
    }
    if (isLabel(tokens, at, text)) {
      return palette.argument();
    }
    return values.contains(word)
        ? palette.value(word)
        : words.contains(word) || blockWords.contains(word) ? palette.word() : palette.plain();
  }

  /** {@code ip:}, but not the half of a condition that stands before a blank and a colon. */
  private static boolean isLabel(List<Token> tokens, int at, String text) {
    return at + 1 < tokens.size()
        && tokens.get(at + 1).start() == tokens.get(at).end()
        && tokens.get(at + 1).text(text).equals(":")
        && !(at + 2 < tokens.size()
            && tokens.get(at + 2).start() == tokens.get(at + 1).end()
            && tokens.get(at + 2).text(text).equals(":"));
  }

  private static void fill(AttributedStyle[] styles, int start, int end, AttributedStyle style) {
    for (int i = start; i < Math.min(end, styles.length); i++) {
      styles[i] = style;
    }
  }

  private AttributedString join(String text, AttributedStyle[] styles) {
    AttributedStringBuilder joined = new AttributedStringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      joined.style(styles[i] == null ? palette.plain() : styles[i]).append(text.charAt(i));
    }
    return joined.toAttributedString();
  }
}
