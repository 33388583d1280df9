package dev.risksh.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the private members of JSON Web Keys in a text. Their names are a letter or two, so they
 * count only in an object that also has {@code kty}, before or after them.
 */
final class PrivateJwkMembers {
  private static final Set<String> NAMES = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
  private static final int DEEPEST = 1000;

  private final String text;
  private final BitSet found = new BitSet();
  private final Deque<Scope> open = new ArrayDeque<>();
  private int tooDeep;

  private PrivateJwkMembers(String text) {
    this.text = text;
  }

  /** Where the names of private members begin. */
  static BitSet in(String text) {
    return text.contains("kty") ? new PrivateJwkMembers(text).find() : new BitSet();
  }

  private BitSet find() {
    open.push(new Scope(text.length()));
    int at = 0;
    while (at < text.length()) {
      closeStringsThatEndAt(at);
      char c = text.charAt(at);
      if (Words.isLetter(c)) {
        at = word(at);
      } else {
        if (c == '{') {
          enter();
        } else if (c == '}') {
          leave();
        }
        at++;
      }
    }
    while (!open.isEmpty()) {
      closeInto();
    }
    return found;
  }

  private int word(int start) {
    int end = Words.end(text, start);
    Optional<Quote> quote = Quote.at(text, end);
    if (quote.isEmpty()) {
      return end;
    }
    int colon = Words.skipBlank(text, end + quote.get().length());
    if (!Words.isAt(text, colon, ':')) {
      return end;
    }
    String name = text.substring(start, end);
    if (name.equals("kty")) {
      open.element().isKey = true;
    } else if (NAMES.contains(name)) {
      open.element().members.add(start);
    }
    int value = Words.skipBlank(text, colon + 1);
    return Quote.at(text, value).map(q -> enterString(value, q)).orElse(end);
  }

  /** Braces in a string are matched only with each other: they may be JSON or any text. */
  private int enterString(int at, Quote quote) {
    int content = at + quote.length();
    open.push(new Scope(Math.min(quote.close(text, content), open.element().end)));
    open.element().isString = true;
    return content;
  }

  private void closeStringsThatEndAt(int at) {
    while (open.size() > 1 && open.element().end <= at) {
      closeInto();
      tooDeep = 0;
    }
  }

  private void enter() {
    if (open.size() < DEEPEST) {
      open.push(new Scope(open.element().end));
    } else {
      tooDeep++;
    }
  }

  private void leave() {
    if (tooDeep > 0) {
      tooDeep--;
    } else if (open.size() > 1 && !open.element().isString) {
      close(open.pop());
    }
  }

  /** Ends an object that has no closing brace, together with the one around it. */
  private void closeInto() {
    Scope scope = open.pop();
    if (scope.isString || open.isEmpty()) {
      close(scope);
    } else {
      open.element().take(scope);
    }
  }

  private void close(Scope scope) {
    if (scope.isKey) {
      scope.members.forEach(found::set);
    }
  }

  /** An object, a string or the text as a whole. */
  private static final class Scope {
    private final int end;
    private List<Integer> members = new ArrayList<>(0);
    private boolean isKey;
    private boolean isString;

    Scope(int end) {
      this.end = end;
    }

    /** The shorter list joins the longer, so that a deep nest costs no more than a flat one. */
    void take(Scope inner) {
      List<Integer> more = inner.members;
      if (more.size() > members.size()) {
        more = members;
        members = inner.members;
      }
      members.addAll(more);
      isKey |= inner.isKey;
    }
  }
}
