package dev.risksh.groovy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.ElvisOperatorExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.SwitchStatement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.syntax.Types;

/** Finds in the syntax of a script what it wants from outside. */
final class WantedReader extends CodeVisitorSupport {
  private static final String PARAMS = "params";
  private static final String ROW = "row";

  private final Map<String, Integer> params = new LinkedHashMap<>();
  private final Map<String, Integer> row = new LinkedHashMap<>();
  private final Map<String, Integer> variables = new LinkedHashMap<>();
  private OptionalInt where = OptionalInt.empty();

  /** Names that mean something of the script's own, somewhere in it. */
  private final Set<String> taken = new HashSet<>();

  private int conditions;

  Wanted wanted() {
    return new Wanted(
        taken.contains(PARAMS) ? Map.of() : params,
        taken.contains(ROW) ? Map.of() : row,
        variables,
        where);
  }

  /** A way to a value: {@code params} and {@code provider.url}. */
  private record Path(String root, String names) {}

  @Override
  public void visitPropertyExpression(PropertyExpression property) {
    Optional<Path> path = path(property);
    if (path.isPresent()) {
      want(path.get(), property.getLineNumber());
    } else {
      super.visitPropertyExpression(property);
    }
  }

  @Override
  public void visitBinaryExpression(BinaryExpression binary) {
    Optional<Path> path = path(binary);
    if (path.isPresent()) {
      want(path.get(), binary.getLineNumber());
      return;
    }
    if (binary.getOperation().getType() == Types.EQUAL) {
      take(binary.getLeftExpression());
    }
    super.visitBinaryExpression(binary);
  }

  @Override
  public void visitDeclarationExpression(DeclarationExpression declaration) {
    if (declaration.isMultipleAssignmentDeclaration()) {
      declaration.getTupleExpression().getExpressions().forEach(this::take);
    } else {
      take(declaration.getVariableExpression());
    }
    super.visitDeclarationExpression(declaration);
  }

  @Override
  public void visitClosureExpression(ClosureExpression closure) {
    if (closure.getParameters() != null) {
      for (Parameter parameter : closure.getParameters()) {
        taken.add(parameter.getName());
      }
    }
    super.visitClosureExpression(closure);
  }

  /** What has a default is not wanted, and the default only where it counts. */
  @Override
  public void visitShortTernaryExpression(ElvisOperatorExpression elvis) {
    if (path(elvis.getTrueExpression()).isEmpty()) {
      elvis.getTrueExpression().visit(this);
    }
    conditions++;
    elvis.getFalseExpression().visit(this);
    conditions--;
  }

  @Override
  public void visitTernaryExpression(TernaryExpression ternary) {
    conditions++;
    super.visitTernaryExpression(ternary);
    conditions--;
  }

  @Override
  public void visitIfElse(IfStatement ifElse) {
    conditions++;
    super.visitIfElse(ifElse);
    conditions--;
  }

  @Override
  public void visitSwitch(SwitchStatement statement) {
    conditions++;
    super.visitSwitch(statement);
    conditions--;
  }

  @Override
  public void visitTryCatchFinally(TryCatchStatement statement) {
    conditions++;
    super.visitTryCatchFinally(statement);
    conditions--;
  }

  @Override
  public void visitMethodCallExpression(MethodCallExpression call) {
    if (call.isImplicitThis()) {
      if (call.getMethodAsString() != null && call.getMethodAsString().equals("where")) {
        where = OptionalInt.of(call.getLineNumber());
      }
      if ("env".equals(call.getMethodAsString())
          && conditions == 0
          && call.getArguments() instanceof TupleExpression arguments
          && arguments.getExpressions().size() == 1
          && arguments.getExpression(0) instanceof ConstantExpression name) {
        variables.putIfAbsent(String.valueOf(name.getValue()), call.getLineNumber());
      }
    }
    super.visitMethodCallExpression(call);
  }

  private void take(Expression target) {
    if (target instanceof VariableExpression variable) {
      taken.add(variable.getName());
    }
  }

  private void want(Path path, int line) {
    (path.root().equals(PARAMS) ? params : row).putIfAbsent(path.names(), line);
  }

  /** {@code params.a.b}, {@code params['a']}, {@code row.a}. */
  private static Optional<Path> path(Expression expression) {
    if (expression instanceof PropertyExpression property && !property.isSafe()) {
      return property.getProperty() instanceof ConstantExpression name
          ? below(property.getObjectExpression(), name)
          : Optional.empty();
    }
    if (expression instanceof BinaryExpression index
        && index.getOperation().getType() == Types.LEFT_SQUARE_BRACKET
        && index.getRightExpression() instanceof ConstantExpression name
        && name.getValue() instanceof String) {
      return below(index.getLeftExpression(), name);
    }
    return Optional.empty();
  }

  private static Optional<Path> below(Expression owner, ConstantExpression name) {
    String last = String.valueOf(name.getValue());
    if (owner instanceof VariableExpression root
        && (root.getName().equals(PARAMS) || root.getName().equals(ROW))) {
      return Optional.of(new Path(root.getName(), last));
    }
    return path(owner).map(path -> new Path(path.root(), path.names() + "." + last));
  }
}
