package dev.risksh.groovy;

import dev.risksh.console.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Sees a scenario when it has been parsed and nothing in it has been looked up yet: reads its plan,
 * lets its cleanups be known before anything runs, and makes its variables those of the scenario.
 */
final class ScriptReader extends CompilationCustomizer {
  private static final ClassNode DSL = ClassHelper.make(Dsl.class);

  private final String text;
  private final Optional<Start> from;
  private boolean begun;
  private boolean empty;
  private OptionalInt firstLine = OptionalInt.empty();
  private Plan plan = new Plan(List.of());
  private Wanted wanted = new Wanted(Map.of(), Map.of(), Map.of(), OptionalInt.empty());
  private Problem problem;

  /**
   * @param text of the script
   */
  ScriptReader(String text) {
    this(text, Optional.empty());
  }

  /**
   * @param from where it begins; everything before that is left out
   */
  ScriptReader(String text, Optional<Start> from) {
    super(CompilePhase.CONVERSION);
    this.text = text;
    this.from = from;
  }

  /** Whether the step was found with or behind which it is to begin. */
  boolean begun() {
    return begun;
  }

  /** Whether it does nothing at all. */
  boolean empty() {
    return empty;
  }

  /** Where it begins then; empty when nothing is left of it. */
  OptionalInt firstLine() {
    return firstLine;
  }

  /**
   * What was read.
   *
   * @throws Problem when something about the steps is wrong
   */
  Plan plan() {
    if (problem != null) {
      throw problem;
    }
    return plan;
  }

  /** What the script wants from outside. */
  Wanted wanted() {
    return wanted;
  }

  /** Called for each class of the script. */
  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
    ModuleNode module = source.getAST();
    if (type != module.getScriptClassDummy()) {
      return;
    }
    PlanReader reader = new PlanReader(text);
    WantedReader outside = new WantedReader();
    try {
      for (MethodNode method : type.getMethods()) {
        if (method.getCode() != null) {
          method.getCode().visit(reader);
          method.getCode().visit(outside);
        }
      }
      plan = reader.plan();
      wanted = outside.wanted();
    } catch (Problem wrong) {
      // The compiler would take it for a bug of its own.
      problem = wrong;
    }
    List<Statement> statements = Anatomy.statements(module);
    empty =
        // The parser adds a return to an empty script.
        statements.stream().allMatch(ReturnStatement.RETURN_NULL_OR_VOID::equals)
            && module.getMethods().stream()
                .map(MethodNode::getName)
                .noneMatch(Set.of("main", "run")::contains);
    from.ifPresent(start -> begin(statements, start));
    cleanupsFirst(statements);
    Carried.freeVariables(statements, name -> DSL.getField(name) == null);
  }

  /** A cleanup runs however a script ends, also where it ends before it comes to it. */
  private static void cleanupsFirst(List<Statement> statements) {
    List<Statement> cleanups = new ArrayList<>();
    List<Statement> others = new ArrayList<>();
    statements.forEach(one -> (isCleanup(one) ? cleanups : others).add(one));
    if (!cleanups.isEmpty()) {
      statements.clear();
      statements.addAll(cleanups);
      statements.addAll(others);
    }
  }

  private void begin(List<Statement> statements, Start start) {
    OptionalInt first = first(statements, start);
    begun = first.isPresent();
    if (begun) {
      firstLine =
          statements.stream()
              .skip(first.getAsInt())
              .mapToInt(Statement::getLineNumber)
              .filter(line -> line > 0)
              .findFirst();
      statements.subList(0, first.getAsInt()).removeIf(one -> !isCleanup(one));
    }
  }

  /** Which statement is the first; empty where the step is not one of the script's own. */
  private static OptionalInt first(List<Statement> statements, Start start) {
    if (start.behind() && start.line() == 0) {
      return OptionalInt.of(0);
    }
    for (int i = 0; i < statements.size(); i++) {
      Statement step = statements.get(i);
      boolean found =
          step.getLineNumber() <= start.line() && step.getLastLineNumber() >= start.line();
      if (found && (start.behind() || isStep(step))) {
        return OptionalInt.of(start.behind() ? i + 1 : i);
      }
    }
    return OptionalInt.empty();
  }

  /** {@code step('x') { … }}, its value given to a variable or not. */
  private static boolean isStep(Statement statement) {
    if (!(statement instanceof ExpressionStatement expressing)) {
      return false;
    }
    Expression expression = expressing.getExpression();
    return PlanReader.word(
            expression instanceof BinaryExpression assignment
                ? assignment.getRightExpression()
                : expression)
        .isPresent();
  }

  private static boolean isCleanup(Statement statement) {
    return statement instanceof ExpressionStatement expressing
        && PlanReader.word(expressing.getExpression())
            .filter(word -> word == StepWord.CLEANUP)
            .isPresent();
  }
}
