package dev.risksh.saving;

import dev.risksh.groovy.Declaration;
import dev.risksh.groovy.Snippet;
import dev.risksh.okta.Receipt;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskLevel;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keeps a line of Groovy as it was typed, as far as a script is no prompt. */
final class GroovyWriter {
  /** At the prompt every variable stays; in a step only one without a declaration does. */
  private static final Pattern DEF = Pattern.compile("def\\s+(?=[A-Za-z_]\\w*\\s*=)");

  private static final Pattern TYPED =
      Pattern.compile(
          "(?:final\\s+)?[A-Za-z_][\\w.<>\\[\\], ?]*\\s+[A-Za-z_]\\w*\\s*=[^=~].*", Pattern.DOTALL);

  private final Scope scope;
  private final Secrets secrets;

  GroovyWriter(Scope scope, Secrets secrets) {
    this.scope = scope;
    this.secrets = secrets;
  }

  /**
   * The line; empty where it cannot stand in a script.
   *
   * @param previous the attempt before it that had a value, which is {@code _}
   */
  Optional<Line> write(Attempt attempt, Optional<Attempt> previous) {
    return new GroovyLine(attempt.snippet().source())
        .renamed(name -> name(name, previous))
        .flatMap(secrets::masked)
        .map(text -> line(attempt, text));
  }

  private Optional<String> name(String word, Optional<Attempt> previous) {
    if (word.equals("_error")) {
      return Optional.empty();
    }
    return word.equals("_")
        ? previous.flatMap(attempt -> scope.of(attempt.snippet().id())).map(Result::use)
        : scope.of(word.substring(1)).map(Result::use);
  }

  private Line line(Attempt attempt, String text) {
    Snippet snippet = attempt.snippet();
    GroovyLine groovy = new GroovyLine(text);
    switch (snippet.kind()) {
      case IMPORT -> {
        return Line.plain(Line.Place.IMPORT, text);
      }
      case METHOD, TYPE -> {
        return Line.plain(Line.Place.DECLARATION, text);
      }
      default -> {
        if (groovy.isStep()) {
          return Line.plain(Line.Place.BETWEEN, text);
        }
      }
    }
    String undeclared = DEF.matcher(text).replaceFirst("");
    boolean assignment = snippet.kind() == Snippet.Kind.VARIABLE;
    if (assignment && TYPED.matcher(undeclared).matches()) {
      scope.result(attempt, variable(snippet));
      return Line.plain(Line.Place.BETWEEN, undeclared);
    }
    return statement(attempt, undeclared, groovy, assignment);
  }

  private Line statement(Attempt attempt, String text, GroovyLine groovy, boolean assignment) {
    Snippet snippet = attempt.snippet();
    Optional<String> seen = seen(attempt);
    if (seen.isPresent()) {
      return Line.plain(Line.Place.STEP, "assert " + text + " == " + seen.get());
    }
    List<Deed> deeds = groovy.deeds();
    boolean named = assignment && variable(snippet).isPresent();
    boolean value = snippet.kind() == Snippet.Kind.EXPRESSION;
    boolean single = groovy.isSingle();
    Line line =
        deeds.isEmpty()
            ? Line.plain(prepares(attempt) ? Line.Place.NEXT_STEP : Line.Place.STEP, text)
            : Line.in(deeds.get(0).topic(), deeds.get(0).noun(), text);
    if (deeds.stream().map(Deed::word).anyMatch("send"::equals)) {
      scope.sent(attempt.outcome(Receipt.class).isPresent() && single);
    }
    if (!single || !named && !value) {
      return line;
    }
    Result result = scope.result(attempt, variable(snippet));
    line = value ? line.making(result) : line;
    if (deeds.isEmpty() || value && !groovy.isCall()) {
      return line;
    }
    line = Observations.title(attempt).map(line::titled).orElse(line);
    return line.checking(Observations.of(attempt, List.of(), result));
  }

  /** Whether it only makes something for a line to come. */
  private static boolean prepares(Attempt attempt) {
    return attempt.snippet().kind() == Snippet.Kind.VARIABLE
        || attempt.outcome(RiskEvent.class).isPresent();
  }

  /** The one variable that it gives a value. */
  private static Optional<String> variable(Snippet snippet) {
    List<Declaration> variables = snippet.declares(Declaration.Kind.VARIABLE);
    return variables.size() == 1 && snippet.kind() == Snippet.Kind.VARIABLE
        ? Optional.of(variables.get(0).name())
        : Optional.empty();
  }

  /** What a look at something showed, where that is worth a check. */
  static Optional<String> seen(Attempt attempt) {
    Snippet snippet = attempt.snippet();
    if (snippet.kind() != Snippet.Kind.EXPRESSION
        || !new GroovyLine(snippet.source()).isPath()
        || !snippet.source().contains(".")) {
      return Optional.empty();
    }
    return snippet
        .outcome()
        .filter(
            value ->
                value instanceof Boolean || value instanceof RiskLevel || value instanceof Integer)
        .map(Object::toString);
  }
}
