package dev.risksh.shell;

import dev.risksh.groovy.scan.Token;
import dev.risksh.groovy.scan.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Finds the pair of brackets that the cursor is at. */
final class Brackets {
  private Brackets() {}

  /** The bracket under the cursor, else the one before it, and its other half; else none. */
  static List<Token> at(List<Token> tokens, int cursor) {
    List<Token> under = pair(tokens, cursor);
    return under.isEmpty() ? pair(tokens, cursor - 1) : under;
  }

  private static List<Token> pair(List<Token> tokens, int position) {
    Deque<Token> open = new ArrayDeque<>();
    for (Token token : tokens) {
      if (token.kind() == Kind.OPEN) {
        open.push(token);
      } else if (token.kind() == Kind.CLOSE && !open.isEmpty()) {
        Token other = open.pop();
        if (other.start() == position || token.start() == position) {
          return List.of(other, token);
        }
      }
    }
    return List.of();
  }
}
