package dev.risksh.scenario;

import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses by tags: {@code smoke and not (slow or admin)}; a comma is an {@code or}. */
final class TagExpression {
  private static final Pattern TOKEN = Pattern.compile("\\s*([(),!]|[^\\s(),!]+)\\s*");

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int at;

  private TagExpression(String text) {
    this.text = text;
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      matcher.region(matcher.end(), text.length());
    }
  }

  /** What tells of some tags whether they are meant. */
  static Predicate<Set<String>> of(String text) {
    TagExpression expression = new TagExpression(text);
    Predicate<Set<String>> all = expression.any();
    if (expression.at < expression.tokens.size()) {
      throw expression.wrong();
    }
    return all;
  }

  private Predicate<Set<String>> any() {
    Predicate<Set<String>> first = all();
    while (take("or") || take(",")) {
      first = first.or(all());
    }
    return first;
  }

  private Predicate<Set<String>> all() {
    Predicate<Set<String>> first = one();
    while (take("and")) {
      first = first.and(one());
    }
    return first;
  }

  private Predicate<Set<String>> one() {
    if (take("not") || take("!")) {
      return one().negate();
    }
    if (take("(")) {
      Predicate<Set<String>> inner = any();
      if (!take(")")) {
        throw wrong();
      }
      return inner;
    }
    if (at >= tokens.size() || tokens.get(at).matches("[),]|and|or")) {
      throw wrong();
    }
    String tag = tokens.get(at++);
    return tags -> tags.contains(tag);
  }

  private boolean take(String token) {
    boolean there = at < tokens.size() && tokens.get(at).equals(token);
    at += there ? 1 : 0;
    return there;
  }

  private Problem wrong() {
    return Problem.usage(
        "--tag cannot be read: " + TerminalSafe.excerpt(TerminalSafe.line(text), 80),
        "it takes tags with and, or, not and brackets: 'smoke and not slow'");
  }
}
