package dev.risksh.groovy;

import groovy.lang.Closure;
import groovy.lang.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.runtime.MethodClosure;
import org.codehaus.groovy.syntax.Token;
import org.codehaus.groovy.syntax.Types;

/**
 * What survives from one line of the prompt to the next although Groovy compiles each as a script
 * of its own: declared variables become variables of the session, and methods and imports are
 * remembered.
 */
final class Snippets extends CompilationCustomizer {
  private final Map<String, Closure<?>> methods = new LinkedHashMap<>();
  private final Map<String, ImportNode> imports = new LinkedHashMap<>();
  private final List<ImportNode> starImports = new ArrayList<>();
  private List<String> declaredMethods = List.of();

  Snippets() {
    super(CompilePhase.CONVERSION);
  }

  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
    ModuleNode module = source.getAST();
    if (!classNode.isScript() || classNode != module.getScriptClassDummy()) {
      return;
    }
    rememberImports(module);
    declaredMethods =
        classNode.getMethods().stream()
            .filter(method -> !method.isScriptBody() && !method.getName().equals("main"))
            .map(MethodNode::getName)
            .distinct()
            .toList();
    classNode.getMethods("run").stream()
        .filter(method -> method.getParameters().length == 0)
        .map(MethodNode::getCode)
        .filter(BlockStatement.class::isInstance)
        .forEach(body -> keepDeclarations((BlockStatement) body));
  }

  private void rememberImports(ModuleNode module) {
    imports.forEach(
        (alias, node) -> {
          if (module.getImport(alias) == null) {
            module.addImport(alias, node.getType());
          }
        });
    starImports.forEach(node -> module.addStarImport(node.getPackageName()));
    module.getImports().forEach(node -> imports.put(node.getAlias(), node));
    for (ImportNode node : module.getStarImports()) {
      if (starImports.stream().noneMatch(k -> k.getPackageName().equals(node.getPackageName()))) {
        starImports.add(node);
      }
    }
  }

  /** Rewrites {@code def x = 1} at the top level to {@code x = 1}. */
  private static void keepDeclarations(BlockStatement body) {
    List<Statement> statements = body.getStatements();
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i) instanceof ExpressionStatement statement
          && statement.getExpression() instanceof DeclarationExpression declaration) {
        ExpressionStatement kept = new ExpressionStatement(assignment(declaration));
        kept.setSourcePosition(statement);
        statements.set(i, kept);
      }
    }
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

  /** Called after a snippet ran: its methods can be called from now on. */
  void remember(Script ran) {
    declaredMethods.forEach(name -> methods.put(name, new MethodClosure(ran, name)));
  }

  Optional<Closure<?>> method(String name) {
    return Optional.ofNullable(methods.get(name));
  }
}
