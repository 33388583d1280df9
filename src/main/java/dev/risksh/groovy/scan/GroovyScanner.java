package dev.risksh.groovy.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Decides from quotes, comments, brackets and the last word whether Groovy is complete at a line's
 * end or goes on, one line after the other. The compiler cannot be asked: {@code x = 1 +} and
 * {@code foo(} are plain errors to it.
 */
public final class GroovyScanner {
  /** What a line's end means. */
  public enum Verdict {
    COMPLETE,
    INCOMPLETE,
    /** Wrong whatever follows, so that the compiler should say so now. */
    BROKEN
  }

  /** {@code List<String>} ends with a bracket, {@code a >} with an operator. */
  private static final Pattern ENDS_WITH_TYPE =
      Pattern.compile("\\b[A-Z][\\w$]*<[\\w$\\s.,?<>\\[\\]&]*>$");

  private static final int LONGEST_TYPE = 200;

  /** An open bracket, string or comment, the statement it stands in, and its line from 1. */
  private record Frame(Open open, Statement outside, int line) {}

  private final Deque<Frame> frames = new ArrayDeque<>();
  private Statement statement = new Statement();
  private boolean first = true;
  private boolean joined;
  private boolean broken;
  private boolean commented;

  private final Consumer<Token> tokens;
  private String line = "";
  private int at;

  /** Where the line begins in the source. */
  private int lineStart;

  private int lineNumber = 1;

  /** Where the string or comment that is being read begins in the source. */
  private int quotedStart;

  public GroovyScanner() {
    this(token -> {});
  }

  private GroovyScanner(Consumer<Token> tokens) {
    this.tokens = tokens;
  }

  /** Whether {@code source} asks for another line. */
  public static boolean incomplete(String source) {
    return scan(source) == Verdict.INCOMPLETE;
  }

  public static Verdict scan(String source) {
    return after(source).verdict();
  }

  /** A scanner that has read {@code source}. */
  public static GroovyScanner after(String source) {
    GroovyScanner scanner = new GroovyScanner();
    source.lines().forEach(scanner::line);
    return scanner;
  }

  /**
   * What {@code source} opens and never closes, such as {@code the { in line 3}; the outermost,
   * since all that comes after it stands inside.
   */
  public static Optional<String> unclosed(String source) {
    GroovyScanner scanner = after(source);
    boolean string = !scanner.isInCode() && !scanner.frames.element().open().spansLines();
    if (scanner.broken && string) {
      Frame open = scanner.frames.element();
      return Optional.of(
          "the string that " + open.open().begin() + " begins in line " + open.line());
    }
    return scanner.broken || scanner.frames.isEmpty()
        ? Optional.empty()
        : Optional.of(scanner.frames.getLast())
            .map(frame -> "the " + frame.open().begin() + " in line " + frame.line());
  }

  /** Whether what follows {@code source} on the same line is code that can become right. */
  public static boolean endsInCode(String source) {
    GroovyScanner scanner = new GroovyScanner();
    scanner.readAll(source);
    return scanner.isInCode() && !scanner.commented && !scanner.broken;
  }

  /** The pieces of {@code source}, whose end need be no end; none after what is wrong anyway. */
  public static List<Token> tokens(String source) {
    List<Token> tokens = new ArrayList<>();
    GroovyScanner scanner = new GroovyScanner(tokens::add);
    scanner.readAll(source);
    if (!scanner.isInCode()) {
      scanner.endQuoted();
    }
    return tokens;
  }

  /** {@code source} with its lines moved to the right, but for those that begin in a string. */
  public static String indented(String source, String indent) {
    List<Token> strings =
        tokens(source).stream().filter(token -> token.kind() == Token.Kind.STRING).toList();
    StringBuilder text = new StringBuilder();
    int start = 0;
    for (String line : source.split("\n", -1)) {
      int lineEnd = start - 1;
      boolean code = strings.stream().noneMatch(s -> s.start() <= lineEnd && lineEnd < s.end());
      text.append(start == 0 ? "" : "\n")
          .append(code && !line.isEmpty() ? indent : "")
          .append(line);
      start += line.length() + 1;
    }
    return text.toString();
  }

  /** The last line may not be over yet. */
  private void readAll(String source) {
    int lastLine = source.lastIndexOf('\n') + 1;
    for (int next = 0; next < lastLine; next = source.indexOf('\n', next) + 1) {
      line(source.substring(next, source.indexOf('\n', next)));
    }
    read(source.substring(lastLine));
  }

  public Verdict verdict() {
    if (broken) {
      return Verdict.BROKEN;
    }
    return joined || !frames.isEmpty() || statement.wantsMore()
        ? Verdict.INCOMPLETE
        : Verdict.COMPLETE;
  }

  /** Takes the next line, without its line end. */
  public void line(String text) {
    read(text);
    lineStart += text.length() + 1;
    lineNumber++;
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
      add(Token.Kind.COMMENT, lineStart + at, lineStart + line.length());
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
    add(Token.Kind.WORD, lineStart + start, lineStart + at);
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
      default -> operator(c);
    }
  }

  private void slash() {
    if (statement.valueMayBegin()) {
      push(Open.SLASHY);
    } else {
      operator('/');
    }
  }

  private void operator(char c) {
    statement.mark(c);
    add(Token.Kind.MARK, lineStart + at, lineStart + at + 1);
    at++;
  }

  private void push(Open open) {
    frames.push(new Frame(open, statement, lineNumber));
    statement = new Statement();
    int start = lineStart + at;
    at += open.begin().length();
    if (open.isBracket()) {
      add(Token.Kind.OPEN, start, lineStart + at);
    } else {
      quotedStart = start;
    }
  }

  private void close(char bracket) {
    if (frames.isEmpty() || frames.element().open().end().charAt(0) != bracket) {
      broken = true;
      return;
    }
    add(Token.Kind.CLOSE, lineStart + at, lineStart + at + 1);
    at++;
    pop();
    if (!isInCode()) {
      quotedStart = lineStart + at;
    }
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
      endQuoted();
      push(Open.BRACE);
    } else if (line.startsWith(open.end(), at)) {
      at += open.end().length();
      endQuoted();
      pop();
    } else {
      at++;
    }
  }

  private void endQuoted() {
    Token.Kind kind = isIn(Open.COMMENT) ? Token.Kind.COMMENT : Token.Kind.STRING;
    add(kind, quotedStart, lineStart + at);
  }

  private void add(Token.Kind kind, int start, int end) {
    if (end > start) {
      tokens.accept(new Token(kind, start, end));
    }
  }
}
