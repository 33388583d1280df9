package dev.risksh.groovy;

import dev.risksh.console.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private final OptionalInt from;
  private boolean begun;
  private boolean empty;
  private Plan plan = new Plan(List.of());
  private Wanted wanted = new Wanted(Map.of(), Map.of(), Map.of(), OptionalInt.empty());
  private Problem problem;

  /**
   * @param text of the script
   */
  ScriptReader(String text) {
    this(text, OptionalInt.empty());
  }

  /**
   * @param from the line of the step before which everything is left out
   */
  ScriptReader(String text, OptionalInt from) {
    super(CompilePhase.CONVERSION);
    this.text = text;
    this.from = from;
  }

  /** Whether the step was found that is to be the first. */
  boolean begun() {
    return begun;
  }

  /** Whether it does nothing at all. */
  boolean empty() {
    return empty;
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
    from.ifPresent(line -> begin(statements, line));
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

  private void begin(List<Statement> statements, int line) {
    for (int i = 0; i < statements.size() && !begun; i++) {
      Statement step = statements.get(i);
      if (isStep(step) && step.getLineNumber() <= line && step.getLastLineNumber() >= line) {
        begun = true;
        List<Statement> before = statements.subList(0, i);
        before.removeIf(one -> !isCleanup(one));
      }
    }
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
