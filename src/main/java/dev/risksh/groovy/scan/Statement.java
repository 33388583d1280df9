package dev.risksh.groovy.scan;

import java.util.Set;

/** As much of one Groovy statement as it takes to know whether its line's end is its end. */
final class Statement {
  private enum Last {
    NOTHING,
    /** A name, a literal or a closing bracket: may be the end, and a slash after it divides. */
    VALUE,
    /** The name of a member follows, which may be a keyword elsewhere. */
    DOT,
    AT,
    OPERATOR,
    KEYWORD,
    /** {@code if}, {@code while}…: the next parenthesis belongs to it. */
    HEAD,
    /** Its other half must follow: {@code if (x)}, {@code try { }}. */
    HALF
  }

  private static final Set<String> HEADS = words("if while for switch try catch synchronized");
  private static final Set<String> TYPES = words("class interface enum trait");
  private static final Set<String> DECLARING =
      words(
          "def void boolean byte char short int long float double public private protected static"
              + " final abstract synchronized");
  private static final Set<String> GOES_ON =
      words("as in instanceof new else do try finally extends implements throws");
  private static final Set<String> KEYWORDS = words("return assert throw case yield");

  private Last last = Last.NOTHING;
  private String word = "";
  private char mark = ' ';

  /** More than annotations has come. */
  private boolean begun;

  /** {@code class X}, whose body has not come. */
  private boolean type;

  /** Began as {@code def} or {@code void} or the like. */
  private boolean declaration;

  /** {@code def f()}, whose body has not come. */
  private boolean method;

  private boolean valueBeforeMark;

  /** Whether a slash begins a string here; Groovy's own lexer decides by the last token too. */
  boolean valueMayBegin() {
    return last != Last.VALUE && last != Last.HALF;
  }

  boolean wantsMore() {
    return switch (last) {
      case NOTHING -> false;
      case DOT, AT, OPERATOR, HALF -> true;
      case KEYWORD, HEAD -> GOES_ON.contains(word);
      case VALUE -> !begun || type || method;
    };
  }

  void lineEnd() {
    if (!wantsMore()) {
      end();
    }
  }

  private void end() {
    last = Last.NOTHING;
    mark = ' ';
    begun = false;
    type = false;
    declaration = false;
    method = false;
  }

  void word(String text) {
    Last before = last;
    boolean bodyBefore = mark == '}';
    word = text;
    mark = ' ';
    last = Last.VALUE;
    if (before == Last.AT || before == Last.DOT) {
      type |= text.equals("interface") && before == Last.AT;
      begun |= type;
      return;
    }
    boolean first = !begun;
    begun = true;
    declaration |= first && DECLARING.contains(text);
    type |= (first || declaration) && TYPES.contains(text);
    if (text.equals("while") && (bodyBefore || before == Last.VALUE)) {
      return; // the end of a do, not the head of a loop
    }
    if (HEADS.contains(text)) {
      last = Last.HEAD;
    } else if (KEYWORDS.contains(text) || GOES_ON.contains(text)) {
      last = Last.KEYWORD;
    }
  }

  void mark(char c) {
    switch (c) {
      case ';' -> end();
      case '.' -> {
        // A line that begins with a dot goes on with the one before it.
        begun |= last == Last.NOTHING;
        last = Last.DOT;
      }
      case '@' -> last = last == Last.DOT ? Last.DOT : Last.AT;
      case '*', '&', ':' -> starOrReference(c);
      case '+', '-' -> sign(c);
      case '=' -> {
        declaration = false;
        method = false;
        type = false;
        operator(c);
      }
      case '/', '%', '<', '>', '!', '|', '^', '~', '?', ',' -> operator(c);
      default -> value(); // no mark of Groovy: nothing to wait for
    }
  }

  /** {@code import a.*}, {@code a.&b} and {@code A::b}, or an operator after all. */
  private void starOrReference(char c) {
    if (c == '*' && last == Last.DOT) {
      value();
    } else if (c == '&' && last == Last.DOT || c == ':' && mark == ':') {
      last = Last.DOT;
    } else {
      type &= c != ':';
      operator(c);
    }
  }

  /** {@code x++} is a value, {@code x +} is not. */
  private void sign(char c) {
    if (mark == c && valueBeforeMark) {
      value();
    } else {
      valueBeforeMark = last == Last.VALUE;
      operator(c);
    }
  }

  private void operator(char c) {
    begun = true;
    last = Last.OPERATOR;
    mark = c;
  }

  void value() {
    begun = true;
    last = Last.VALUE;
    mark = ' ';
  }

  /** What the brace that comes now opens. */
  Open block() {
    if (last == Last.KEYWORD && word.equals("do")) {
      return Open.DO_BLOCK;
    }
    return last == Last.HEAD && word.equals("try") ? Open.TRY_BLOCK : Open.BRACE;
  }

  /** What stood in the statement is over. */
  void closed(Open open) {
    switch (open) {
      case COMMENT -> {}
      case PAREN -> parenthesis();
      case BRACE, DO_BLOCK, TRY_BLOCK -> {
        value();
        type = false;
        declaration = false;
        method = false;
        last = open == Open.BRACE ? Last.VALUE : Last.HALF;
        mark = '}';
      }
      default -> value();
    }
  }

  private void parenthesis() {
    if (last == Last.HEAD) {
      last = Last.HALF;
    } else if (begun || last == Last.NOTHING) {
      method |= declaration && last == Last.VALUE;
      value();
    }
  }

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }
}
