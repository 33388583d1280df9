package dev.risksh.saving;

import dev.risksh.groovy.scan.GroovyScanner;
import dev.risksh.groovy.scan.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A line of Groovy by its words, without compiling it. */
final class GroovyLine {
  private static final Pattern PATH = Pattern.compile("[A-Za-z_$][\\w$]*(?:\\.[A-Za-z_]\\w*)*");
  private static final Pattern SPOILED =
      Pattern.compile("\\bcreateAssertion[ (]\\s*(?!\\s*\\)|expiresIn)\\w");

  private final String source;
  private final List<Token> tokens;

  GroovyLine(String source) {
    this.source = source.strip();
    tokens = GroovyScanner.tokens(this.source);
  }

  /** What its words of the DSL do, in their order. */
  List<Deed> deeds() {
    List<Deed> deeds = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      boolean member = i > 0 && text(i - 1).equals(".");
      boolean named = i + 1 < tokens.size() && text(i + 1).equals(":");
      if (tokens.get(i).kind() == Token.Kind.WORD && !member && !named) {
        Deed.of(text(i)).ifPresent(deeds::add);
      }
    }
    return deeds;
  }

  boolean mentions(String name) {
    return words().contains(name);
  }

  List<String> words() {
    return tokens.stream()
        .filter(token -> token.kind() == Token.Kind.WORD)
        .map(token -> token.text(source))
        .toList();
  }

  /** A variable, or what it has: {@code receipt.status}. */
  boolean isPath() {
    return PATH.matcher(source).matches();
  }

  /** A step of its own. */
  boolean isStep() {
    return !tokens.isEmpty() && text(0).equals("step");
  }

  boolean isAssert() {
    return !tokens.isEmpty() && text(0).equals("assert");
  }

  /** Whether it makes an assertion that is not as Okta wants it. */
  boolean spoilsAssertion() {
    return SPOILED.matcher(source).find();
  }

  /** Whether it begins with a word that does something, so that its value is that word's. */
  boolean isCall() {
    return !tokens.isEmpty() && Deed.of(text(0)).isPresent();
  }

  /** Whether it is one statement, whose value can be given to a variable. */
  boolean isSingle() {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth +=
          switch (tokens.get(i).kind()) {
            case OPEN -> 1;
            case CLOSE -> -1;
            default -> 0;
          };
      boolean next = i + 1 < tokens.size();
      boolean lineEnd =
          next && source.substring(tokens.get(i).end(), tokens.get(i + 1).start()).contains("\n");
      if (depth == 0 && (text(i).equals(";") && next || lineEnd && !goesOn(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the statement goes on in the next line. */
  private boolean goesOn(int i) {
    return tokens.get(i).kind() == Token.Kind.MARK
        || tokens.get(i + 1).kind() == Token.Kind.MARK && !text(i + 1).equals(";");
  }

  /**
   * Its text with other words in the place of results that only the prompt has.
   *
   * @param names the name for {@code $3} or {@code _}; empty when it has none
   */
  Optional<String> renamed(Function<String, Optional<String>> names) {
    StringBuilder text = new StringBuilder();
    int copied = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String word = text(i);
      if (tokens.get(i).kind() == Token.Kind.WORD && isResult(i)) {
        Optional<String> name = names.apply(word);
        if (name.isEmpty()) {
          return Optional.empty();
        }
        text.append(source, copied, tokens.get(i).start()).append(name.get());
        copied = tokens.get(i).end();
      }
    }
    return Optional.of(text.append(source.substring(copied)).toString());
  }

  private boolean isResult(int i) {
    String word = text(i);
    boolean member = i > 0 && text(i - 1).equals(".");
    boolean parameter = i + 1 < tokens.size() && List.of("-", ",").contains(text(i + 1));
    return !member && (word.matches("\\$[se]?\\d+|_error") || word.equals("_") && !parameter);
  }

  private String text(int i) {
    return tokens.get(i).text(source);
  }
}
