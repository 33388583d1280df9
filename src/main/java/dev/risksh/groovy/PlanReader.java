package dev.risksh.groovy;

import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Finds the steps of a script in its syntax, and what is wrong with them. */
final class PlanReader extends CodeVisitorSupport {
  private static final Set<String> NAMED = new TreeSet<>(Set.of("tags", "skip", "only"));

  private final List<String> source;
  private final List<PlannedStep> found = new ArrayList<>();

  /**
   * @param source the text of the script
   */
  PlanReader(String source) {
    this.source = source.lines().toList();
  }

  /** The word that {@code call} begins a part of a scenario with. */
  static Optional<StepWord> word(Expression call) {
    if (!(call instanceof MethodCallExpression method)
        || !isOfTheScript(method)
        || !(method.getMethod() instanceof ConstantExpression name)
        || block(arguments(method)).isEmpty()) {
      return Optional.empty();
    }
    return Arrays.stream(StepWord.values())
        .filter(word -> word.word().equals(name.getValue()))
        .findFirst();
  }

  private static boolean isOfTheScript(MethodCallExpression call) {
    return call.isImplicitThis()
        || call.getObjectExpression() instanceof VariableExpression object
            && object.getName().equals("this");
  }

  private static List<Expression> arguments(MethodCallExpression call) {
    return call.getArguments() instanceof TupleExpression tuple
        ? tuple.getExpressions()
        : List.of(call.getArguments());
  }

  private static Optional<ClosureExpression> block(List<Expression> arguments) {
    return arguments.stream()
        .filter(ClosureExpression.class::isInstance)
        .map(ClosureExpression.class::cast)
        .findFirst();
  }

  @Override
  public void visitMethodCallExpression(MethodCallExpression call) {
    Optional<StepWord> word = word(call);
    if (word.isPresent()) {
      // What stands within is a part of it, with no line of its own.
      found.add(planned(word.get(), call));
    } else {
      super.visitMethodCallExpression(call);
    }
  }

  private PlannedStep planned(StepWord word, MethodCallExpression call) {
    List<Expression> arguments = arguments(call);
    Map<String, Expression> named = named(word, call, arguments);
    Optional<Expression> name =
        arguments.stream()
            .filter(one -> !(one instanceof MapExpression) && !(one instanceof ClosureExpression))
            .findFirst();
    Optional<String> literal = name.flatMap(PlanReader::text);
    boolean fixed = name.isEmpty() || literal.isPresent();
    return new PlannedStep(
        word,
        fixed ? literal.orElse(word.word()) : code(name.get()),
        fixed,
        tags(named.get("tags")),
        skip(named.get("skip")),
        only(call, named.get("only")),
        call.getLineNumber(),
        call.getLastLineNumber());
  }

  private static Optional<String> text(Expression expression) {
    return expression instanceof ConstantExpression constant
            && constant.getValue() instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }

  /** As it stands in the script, where that is on one line. */
  private String code(Expression name) {
    int line = name.getLineNumber() - 1;
    if (line < 0 || line >= source.size() || name.getLastLineNumber() != name.getLineNumber()) {
      return "(a name that is computed)";
    }
    String text = source.get(line);
    int from = Math.min(text.length(), Math.max(0, name.getColumnNumber() - 1));
    int to = Math.min(text.length(), Math.max(from, name.getLastColumnNumber() - 1));
    return TerminalSafe.line(text.substring(from, to));
  }

  private Map<String, Expression> named(
      StepWord word, MethodCallExpression call, List<Expression> arguments) {
    Map<String, Expression> named = new HashMap<>();
    for (Expression argument : arguments) {
      if (argument instanceof MapExpression map) {
        for (MapEntryExpression entry : map.getMapEntryExpressions()) {
          String key = entry.getKeyExpression().getText();
          refuseUnknown(word, call, key);
          named.put(key, entry.getValueExpression());
        }
      }
    }
    return named;
  }

  private void refuseUnknown(StepWord word, MethodCallExpression call, String key) {
    if (word != StepWord.STEP) {
      throw wrong(call, word.word() + " takes a name at most, and no '" + key + ":'", null);
    }
    if (!NAMED.contains(key)) {
      throw wrong(
          call,
          "step has no argument '" + key + "'" + Suggestions.didYouMean(key, NAMED),
          "it takes " + String.join(", ", NAMED));
    }
  }

  private static Set<String> tags(Expression value) {
    Set<String> tags = new TreeSet<>();
    if (value instanceof ListExpression list) {
      list.getExpressions().forEach(one -> text(one).ifPresent(tags::add));
    } else if (value != null) {
      text(value).ifPresent(tags::add);
    }
    return tags;
  }

  private static Optional<String> skip(Expression value) {
    return value instanceof ConstantExpression constant && constant.isTrueExpression()
        ? Optional.of(Skipped.WITHOUT_REASON)
        : Optional.ofNullable(value).flatMap(PlanReader::text);
  }

  private boolean only(MethodCallExpression call, Expression value) {
    if (value == null) {
      return false;
    }
    if (value instanceof ConstantExpression constant
        && constant.getValue() instanceof Boolean only) {
      return only;
    }
    // It decides about the steps before it, too.
    throw wrong(call, "only: is true or false, and not computed", null);
  }

  private Problem wrong(MethodCallExpression call, String what, String next) {
    int line = call.getLineNumber();
    return Problem.badInput(
        "line " + line + ": " + TerminalSafe.line(what) + "\n  " + textOf(line), next);
  }

  private String textOf(int line) {
    return TerminalSafe.line(source.get(Math.min(source.size(), Math.max(1, line)) - 1));
  }

  /**
   * What was found, in the order of the lines.
   *
   * @throws Problem when two have one name
   */
  Plan plan() {
    found.sort(Comparator.comparingInt(PlannedStep::firstLine));
    Map<String, PlannedStep> byName = new HashMap<>();
    List<PlannedStep> steps = new ArrayList<>();
    for (PlannedStep step : found) {
      PlannedStep unique = isUnnamed(step) ? numbered(step, byName) : step;
      PlannedStep before = unique.fixed() ? byName.putIfAbsent(unique.name(), unique) : null;
      if (before != null) {
        throw twice(before, unique);
      }
      steps.add(unique);
    }
    return new Plan(steps);
  }

  /** {@code setup} and {@code cleanup} need no name. */
  private static boolean isUnnamed(PlannedStep step) {
    return step.word() != StepWord.STEP && step.name().equals(step.word().word());
  }

  private static PlannedStep numbered(PlannedStep step, Map<String, PlannedStep> taken) {
    String name = step.name();
    for (int number = 2; taken.containsKey(name); number++) {
      name = step.name() + " " + number;
    }
    return new PlannedStep(
        step.word(),
        name,
        true,
        step.tags(),
        step.skip(),
        step.only(),
        step.firstLine(),
        step.lastLine());
  }

  private Problem twice(PlannedStep before, PlannedStep step) {
    return Problem.badInput(
        "two steps are called '"
            + TerminalSafe.line(step.name())
            + "'\n  line "
            + before.firstLine()
            + ": "
            + textOf(before.firstLine()).strip()
            + "\n  line "
            + step.firstLine()
            + ": "
            + textOf(step.firstLine()).strip(),
        "give each a name of its own: a report and --from go by it");
  }
}
