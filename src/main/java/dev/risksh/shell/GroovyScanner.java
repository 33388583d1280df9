package dev.risksh.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Decides from quotes, comments, brackets and the last word whether Groovy is complete at a line's
 * end or goes on, one line after the other. The compiler cannot be asked: {@code x = 1 +} and
 * {@code foo(} are plain errors to it.
 */
final class GroovyScanner {
  /** What a line's end means. */
  enum Verdict {
    COMPLETE,
    INCOMPLETE,
    /** Wrong whatever follows, so that the compiler should say so now. */
    BROKEN
  }

  /** {@code List<String>} ends with a bracket, {@code a >} with an operator. */
  private static final Pattern ENDS_WITH_TYPE =
      Pattern.compile("\\b[A-Z][\\w$]*<[\\w$\\s.,?<>\\[\\]&]*>$");

  private static final int LONGEST_TYPE = 200;

  /** An open bracket, string or comment, and the statement it stands in. */
  private record Frame(Open open, Statement outside) {}

  private final Deque<Frame> frames = new ArrayDeque<>();
  private Statement statement = new Statement();
  private boolean first = true;
  private boolean joined;
  private boolean broken;
  private boolean commented;

  private String line = "";
  private int at;

  /** Whether {@code source} asks for another line. */
  static boolean incomplete(String source) {
    return scan(source) == Verdict.INCOMPLETE;
  }

  static Verdict scan(String source) {
    return after(source).verdict();
  }

  /** A scanner that has read {@code source}. */
  static GroovyScanner after(String source) {
    GroovyScanner scanner = new GroovyScanner();
    source.lines().forEach(scanner::line);
    return scanner;
  }

  /** Whether what follows {@code source} on the same line is code: no string, no comment. */
  static boolean endsInCode(String source) {
    GroovyScanner scanner = new GroovyScanner();
    int lastLine = source.lastIndexOf('\n') + 1;
    source.substring(0, lastLine).lines().forEach(scanner::line);
    scanner.read(source.substring(lastLine));
    return scanner.isInCode() && !scanner.commented;
  }

  Verdict verdict() {
    if (broken) {
      return Verdict.BROKEN;
    }
    return joined || !frames.isEmpty() || statement.wantsMore()
        ? Verdict.INCOMPLETE
        : Verdict.COMPLETE;
  }

  /** Takes the next line, without its line end. */
  void line(String text) {
    read(text);
    if (isInCode()) {
      if (!joined && !isIn(Open.PAREN) && !isIn(Open.BRACKET)) {
        endStatement();
      }
    } else if (!frames.element().open().spansLines() && !joined) {
      broken = true;
    }
    first = false;
  }

  private void read(String text) {
    line = text;
    at = first && text.startsWith("#!") ? text.length() : 0;
    joined = false;
    commented = at > 0;
    while (at < line.length() && !broken) {
      if (isInCode()) {
        code();
      } else {
        quoted(frames.element().open());
      }
    }
  }

  private boolean isInCode() {
    return frames.isEmpty() || frames.element().open().isBracket();
  }

  private boolean isIn(Open open) {
    return !frames.isEmpty() && frames.element().open() == open;
  }

  private void endStatement() {
    String tail = line.strip();
    if (tail.endsWith(">")
        && ENDS_WITH_TYPE
            .matcher(tail.substring(Math.max(0, tail.length() - LONGEST_TYPE)))
            .find()) {
      statement.value();
    }
    statement.lineEnd();
  }

  private void code() {
    char c = line.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (line.startsWith("//", at)) {
      commented = true;
      at = line.length();
    } else if (line.startsWith("/*", at)) {
      push(Open.COMMENT);
    } else if (line.startsWith("$/", at) && statement.valueMayBegin()) {
      push(Open.DOLLAR_SLASHY);
    } else if (Character.isJavaIdentifierPart(line.codePointAt(at))) {
      word();
    } else {
      mark(c);
    }
  }

  private void word() {
    int start = at;
    while (at < line.length() && Character.isJavaIdentifierPart(line.codePointAt(at))) {
      at += Character.charCount(line.codePointAt(at));
    }
    statement.word(line.substring(start, at));
  }

  private void mark(char c) {
    switch (c) {
      case '\'' -> push(line.startsWith("'''", at) ? Open.TRIPLE_SINGLE : Open.SINGLE);
      case '"' -> push(line.startsWith("\"\"\"", at) ? Open.TRIPLE_DOUBLE : Open.DOUBLE);
      case '(' -> push(Open.PAREN);
      case '[' -> push(Open.BRACKET);
      case '{' -> push(statement.block());
      case ')', ']', '}' -> close(c);
      case '/' -> slash();
      case '\\' -> {
        joined = line.substring(++at).isEmpty();
        // A backslash that joins nothing is an error for the compiler to explain.
        broken = !joined;
      }
      default -> {
        statement.mark(c);
        at++;
      }
    }
  }

  private void slash() {
    if (statement.valueMayBegin()) {
      push(Open.SLASHY);
    } else {
      statement.mark('/');
      at++;
    }
  }

  private void push(Open open) {
    frames.push(new Frame(open, statement));
    statement = new Statement();
    at += open.begin().length();
  }

  private void close(char bracket) {
    if (frames.isEmpty() || frames.element().open().end().charAt(0) != bracket) {
      broken = true;
      return;
    }
    pop();
    at++;
  }

  private void pop() {
    Frame frame = frames.pop();
    statement = frame.outside();
    statement.closed(frame.open());
  }

  private void quoted(Open open) {
    int escape = open.escapeAt(line, at);
    if (escape > 0) {
      at += escape;
      joined = at > line.length();
    } else if (open.interpolates() && line.startsWith("${", at)) {
      at++;
      push(Open.BRACE);
    } else if (line.startsWith(open.end(), at)) {
      at += open.end().length();
      pop();
    } else {
      at++;
    }
  }
}
