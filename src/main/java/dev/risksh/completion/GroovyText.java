package dev.risksh.completion;

import dev.risksh.groovy.scan.GroovyScanner;
import dev.risksh.groovy.scan.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The Groovy before the cursor in pieces, and the way through them: which bracket belongs to which,
 * where a statement begins. Pieces are known by their place in the text, the first is 0.
 */
final class GroovyText {
  /** What may stand before an expression and is none of it. */
  private static final Set<String> LEADING =
      Set.of("def", "final", "return", "assert", "throw", "else", "in", "as");

  private static final Set<String> INFIX = Set.of("as", "in", "instanceof");

  private final String source;
  private final List<Token> pieces;
  private final String typed;
  private final boolean inString;
  private final boolean inCode;

  private GroovyText(String source) {
    this.source = source;
    pieces = new ArrayList<>(GroovyScanner.tokens(source));
    inCode = GroovyScanner.endsInCode(source);
    Token last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
    inString = !inCode && last != null && last.kind() == Token.Kind.STRING;
    boolean inWord =
        inCode && last != null && last.kind() == Token.Kind.WORD && last.end() == source.length();
    typed = inWord ? last.text(source) : "";
    if (inWord || inString) {
      pieces.remove(pieces.size() - 1);
    }
    pieces.removeIf(piece -> piece.kind() == Token.Kind.COMMENT);
  }

  /** What stands before the cursor. */
  static GroovyText before(String source) {
    return new GroovyText(source);
  }

  /** The word that is being typed; it is none of the pieces. */
  String typed() {
    return typed;
  }

  /** Whether the cursor is in a string, which is none of the pieces. */
  boolean inString() {
    return inString;
  }

  boolean inCode() {
    return inCode;
  }

  /** The place of the last piece before the word that is being typed; -1 when there is none. */
  int last() {
    return pieces.size() - 1;
  }

  String text(int at) {
    return pieces.get(at).text(source);
  }

  Token.Kind kind(int at) {
    return pieces.get(at).kind();
  }

  boolean is(int at, Token.Kind kind) {
    return at >= 0 && at < pieces.size() && kind(at) == kind;
  }

  boolean is(int at, String text) {
    return at >= 0 && at < pieces.size() && text(at).equals(text);
  }

  boolean isMark(int at, String text) {
    return is(at, Token.Kind.MARK) && is(at, text);
  }

  boolean isName(int at) {
    return is(at, Token.Kind.WORD) && Character.isJavaIdentifierStart(text(at).charAt(0));
  }

  /** Whether nothing stands between a piece and the one before it. */
  boolean touches(int at) {
    return at > 0 && pieces.get(at - 1).end() == pieces.get(at).start();
  }

  /** The place of the bracket that the one at {@code close} closes. */
  int opening(int close) {
    int depth = 0;
    for (int at = close; at >= 0; at--) {
      depth += kind(at) == Token.Kind.CLOSE ? 1 : kind(at) == Token.Kind.OPEN ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return 0;
  }

  /** The piece before one, past what stands in the brackets that one closes. */
  int before(int at) {
    return kind(at) == Token.Kind.CLOSE ? opening(at) - 1 : at - 1;
  }

  /** The bracket around the place {@code at} that is still open there. */
  OptionalInt enclosing(int at) {
    int i = at;
    while (i >= 0) {
      if (kind(i) == Token.Kind.OPEN) {
        return OptionalInt.of(i);
      }
      i = before(i);
    }
    return OptionalInt.empty();
  }

  /** Where the dot is that the name at {@code name} is a member after; 0 when it is none. */
  int dotBefore(int name) {
    return isMark(name - 1, ".") ? name - 1 : 0;
  }

  /** The last piece of what stands before the dot, past {@code ?.} and {@code *.}; -1 for none. */
  int receiverBefore(int dot) {
    return isMark(dot - 1, "?") || isMark(dot - 1, "*") ? dot - 2 : dot - 1;
  }

  /**
   * Where the expression begins whose pieces go up to {@code at}: past {@code x =} and the like.
   */
  int expressionStart(int at) {
    int start = statementStart(at);
    int i = at;
    while (i >= start) {
      if (isAssignment(i)) {
        start = i + 1;
        break;
      }
      i = before(i);
    }
    while (start <= at && kind(start) == Token.Kind.WORD && LEADING.contains(text(start))) {
      start++;
    }
    return start;
  }

  /** Where the expression that begins at {@code start} is over, or the text. */
  int expressionEnd(int start) {
    int depth = 0;
    int at = start;
    while (at < pieces.size()) {
      depth += kind(at) == Token.Kind.OPEN ? 1 : kind(at) == Token.Kind.CLOSE ? -1 : 0;
      if (depth < 0 || depth == 0 && isMark(at, ";")) {
        return at - 1;
      }
      if (depth == 0 && endsWithItsLine(at)) {
        return at;
      }
      at++;
    }
    return last();
  }

  /**
   * The name in {@code send e} and {@code log.find type: 'x'}: what is called without parentheses.
   * Its arguments may only be about to be typed.
   */
  OptionalInt commandHead(int start, int end) {
    int name = start;
    while (isMark(name + 1, ".") && isName(name + 2) && name + 2 <= end) {
      name += 2;
    }
    if (!isName(name) || name > end) {
      return OptionalInt.empty();
    }
    boolean argument =
        name == last()
            ? pieces.get(name).end() < source.length() - typed.length()
            : name < end
                && (is(name + 1, Token.Kind.STRING)
                    || is(name + 1, Token.Kind.WORD) && !INFIX.contains(text(name + 1))
                    || is(name + 1, Token.Kind.OPEN) && !touches(name + 1));
    return argument ? OptionalInt.of(name) : OptionalInt.empty();
  }

  boolean isAssignment(int at) {
    return isMark(at, "=")
        && !(touches(at) && is(at - 1, Token.Kind.MARK) && "=!<>".contains(text(at - 1)))
        && !(at < last() && touches(at + 1) && (isMark(at + 1, "=") || isMark(at + 1, "~")));
  }

  private int statementStart(int at) {
    int i = at;
    while (i >= 0 && !isBoundary(i)) {
      i = before(i);
    }
    return i + 1;
  }

  /** Whether a statement begins after the piece. */
  private boolean isBoundary(int at) {
    return kind(at) == Token.Kind.OPEN || isMark(at, ";") || isArrow(at) || endsWithItsLine(at);
  }

  private boolean isArrow(int at) {
    return isMark(at, ">") && touches(at) && isMark(at - 1, "-");
  }

  private boolean endsWithItsLine(int at) {
    int next = at < last() ? pieces.get(at + 1).start() : source.length();
    return source.substring(pieces.get(at).end(), next).indexOf('\n') >= 0
        && kind(at) != Token.Kind.MARK
        && !isMark(at + 1, ".");
  }
}
