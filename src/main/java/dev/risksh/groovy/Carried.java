package dev.risksh.groovy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Token;
import org.codehaus.groovy.syntax.Types;

/**
 * What the compiler must be told to carry from one snippet to the next although each is a script of
 * its own: imports, and declared variables, which become variables of the session.
 */
final class Carried {
  /** Each adds its import to the module that is being compiled; by the key of its declaration. */
  private final Map<String, Consumer<ModuleNode>> imports = new LinkedHashMap<>();

  /** Adds the imports of earlier snippets that {@code module} does not have anew. */
  void into(ModuleNode module, Anatomy anatomy) {
    List<String> anew = anatomy.imports().stream().map(Declaration::key).toList();
    imports.forEach(
        (key, addTo) -> {
          if (!anew.contains(key)) {
            addTo.accept(module);
          }
        });
  }

  /** Takes up the imports of a snippet that compiled. */
  void keepImports(ModuleNode module, Anatomy anatomy) {
    List<String> own = anatomy.imports().stream().map(Declaration::key).toList();
    for (ImportNode node : module.getImports()) {
      keep(
          own,
          node.getAlias(),
          to -> to.addImport(node.getAlias(), ClassHelper.make(node.getClassName())));
    }
    for (ImportNode node : module.getStarImports()) {
      keep(own, node.getPackageName() + "*", to -> to.addStarImport(node.getPackageName()));
    }
    module
        .getStaticImports()
        .forEach(
            (alias, node) ->
                keep(
                    own,
                    "static " + alias,
                    to ->
                        to.addStaticImport(
                            ClassHelper.make(node.getClassName()), node.getFieldName(), alias)));
    module
        .getStaticStarImports()
        .forEach(
            (name, node) ->
                keep(
                    own,
                    "static " + name + ".*",
                    to -> to.addStaticStarImport(name, ClassHelper.make(name))));
  }

  /** Names, not nodes: a node is bound to the class it meant when its snippet was compiled. */
  private void keep(List<String> own, String key, Consumer<ModuleNode> addTo) {
    if (own.contains(key)) {
      imports.put(key, addTo);
    }
  }

  void drop(Declaration declaration) {
    imports.remove(declaration.key());
  }

  void clear() {
    imports.clear();
  }

  /** Rewrites {@code def x = 1} at the top level to {@code x = 1}. */
  static void freeVariables(List<Statement> statements) {
    free(statements, declaration -> true);
  }

  /**
   * Rewrites {@code def x = 1} at the top level to {@code x = 1}, but leaves {@code @Field def x}.
   *
   * @param which names may be those of variables that the whole script knows
   */
  static void freeVariables(List<Statement> statements, Predicate<String> which) {
    free(
        statements,
        declaration ->
            declaration.getAnnotations().isEmpty() && names(declaration).stream().allMatch(which));
  }

  private static void free(List<Statement> statements, Predicate<DeclarationExpression> which) {
    statements.replaceAll(
        statement -> {
          if (statement instanceof ExpressionStatement expressing
              && expressing.getExpression() instanceof DeclarationExpression declaration
              && which.test(declaration)) {
            ExpressionStatement free = new ExpressionStatement(assignment(declaration));
            free.setSourcePosition(statement);
            return free;
          }
          return statement;
        });
  }

  private static List<String> names(DeclarationExpression declaration) {
    return declaration.isMultipleAssignmentDeclaration()
        ? declaration.getTupleExpression().getExpressions().stream()
            .map(Expression::getText)
            .toList()
        : List.of(declaration.getVariableExpression().getName());
  }

  private static Expression assignment(DeclarationExpression declaration) {
    Expression left = declaration.getLeftExpression();
    Expression right = declaration.getRightExpression();
    if (right instanceof EmptyExpression) {
      right = new ConstantExpression(null);
    }
    if (left instanceof VariableExpression variable) {
      if (!variable.isDynamicTyped()) {
        CastExpression cast = new CastExpression(variable.getOriginType(), right);
        cast.setCoerce(false);
        cast.setSourcePosition(right);
        right = cast;
      }
      VariableExpression global = new VariableExpression(variable.getName());
      global.setSourcePosition(variable);
      left = global;
    }
    BinaryExpression assignment =
        new BinaryExpression(
            left,
            Token.newSymbol(
                Types.EQUAL, declaration.getLineNumber(), declaration.getColumnNumber()),
            right);
    assignment.setSourcePosition(declaration);
    return assignment;
  }
}
