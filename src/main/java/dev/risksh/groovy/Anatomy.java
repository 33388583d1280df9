package dev.risksh.groovy;

import dev.risksh.groovy.Declaration.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;

/**
 * What a source declares and does at its top level, read from its syntax before anything is
 * resolved or run.
 *
 * @param imports in the order written
 * @param methods of the script
 * @param types declared beside it
 * @param statements of the script
 */
record Anatomy(
    List<Declaration> imports,
    List<MethodNode> methods,
    List<ClassNode> types,
    List<Statement> statements) {

  static Anatomy of(ModuleNode module) {
    List<ClassNode> classes = module.getClasses();
    ClassNode script = module.getScriptClassDummy();
    boolean scripted = classes.contains(script);
    List<MethodNode> methods =
        scripted
            ? script.getMethods().stream().filter(method -> !isScripts(method)).toList()
            : List.of();
    List<ClassNode> types =
        classes.stream()
            // Groovy makes a class of that name, and no script, where a method is called main.
            .filter(type -> !type.getName().equals(script.getName()))
            .filter(type -> type.getOuterClass() == null)
            .toList();
    return new Anatomy(imports(module), methods, types, List.copyOf(statements(module)));
  }

  private static boolean isScripts(MethodNode method) {
    return method.isScriptBody() || method.isSynthetic() || method.getName().equals("main");
  }

  /** The statements of the script in {@code module}, to look at or to change. */
  static List<Statement> statements(ModuleNode module) {
    return module.getClasses().stream()
        .filter(type -> type == module.getScriptClassDummy())
        .flatMap(script -> script.getMethods("run").stream())
        .filter(method -> method.getParameters().length == 0)
        .map(MethodNode::getCode)
        .filter(BlockStatement.class::isInstance)
        .map(code -> ((BlockStatement) code).getStatements())
        .findFirst()
        .orElseGet(ArrayList::new);
  }

  private static List<Declaration> imports(ModuleNode module) {
    List<ImportNode> nodes = new ArrayList<>(module.getImports());
    nodes.addAll(module.getStarImports());
    nodes.addAll(module.getStaticImports().values());
    nodes.addAll(module.getStaticStarImports().values());
    return nodes.stream().map(Anatomy::declaration).toList();
  }

  private static Declaration declaration(ImportNode node) {
    String text = node.getText();
    String name = node.isStar() ? text.substring(text.lastIndexOf(' ') + 1) : node.getAlias();
    return new Declaration(Kind.IMPORT, name, (node.isStatic() ? "static " : "") + name, text);
  }

  /** The variables, methods, types and imports. */
  List<Declaration> declarations() {
    List<Declaration> all = new ArrayList<>(imports);
    types.forEach(type -> all.add(declaration(type)));
    methods.forEach(method -> all.add(declaration(method)));
    all.addAll(variables());
    return all;
  }

  /** The variables that are declared or given a value at the top level. */
  private List<Declaration> variables() {
    List<Declaration> variables = new ArrayList<>();
    for (Statement statement : statements) {
      expression(statement)
          .ifPresent(
              expression ->
                  assigned(expression, Types.EQUAL)
                      .forEach(
                          variable ->
                              variables.add(
                                  Declaration.variable(
                                      variable.getName(), typed(variable) + variable.getName()))));
    }
    return variables;
  }

  /** The variables with the type they were declared with. */
  List<VariableExpression> typedVariables() {
    return statements.stream()
        .flatMap(statement -> expression(statement).stream())
        .filter(DeclarationExpression.class::isInstance)
        .flatMap(declaration -> assigned(declaration).stream())
        .filter(variable -> !variable.isDynamicTyped())
        .toList();
  }

  private static String typed(VariableExpression variable) {
    return variable.isDynamicTyped() ? "" : shortName(variable.getOriginType()) + " ";
  }

  /** The variable that the value of the last statement can be had from. */
  Optional<String> lastVariable() {
    if (statements.isEmpty()) {
      return Optional.empty();
    }
    return expression(statements.get(statements.size() - 1))
        .flatMap(
            last ->
                last instanceof VariableExpression variable
                    ? Optional.of(variable)
                    : assigned(last).stream().filter(one -> assigned(last).size() == 1).findFirst())
        .map(VariableExpression::getName);
  }

  /** Whether it ends with a value, be it null: a word that is called may only do something. */
  boolean hasValue() {
    return !statements.isEmpty()
        && expression(statements.get(statements.size() - 1))
            .filter(last -> !(last instanceof MethodCallExpression call && call.isImplicitThis()))
            .isPresent();
  }

  /** What it is most of all; a mere declaration only where nothing runs. */
  Snippet.Kind kind() {
    if (statements.stream().noneMatch(Anatomy::runs)) {
      return !types.isEmpty()
          ? Snippet.Kind.TYPE
          : !methods.isEmpty() ? Snippet.Kind.METHOD : Snippet.Kind.IMPORT;
    }
    Statement last = statements.get(statements.size() - 1);
    return expression(last)
        .map(
            expression ->
                assigned(expression).isEmpty() ? Snippet.Kind.EXPRESSION : Snippet.Kind.VARIABLE)
        .orElse(Snippet.Kind.STATEMENT);
  }

  /** The parser puts {@code return null} where there would be nothing. */
  private static boolean runs(Statement statement) {
    return statement != ReturnStatement.RETURN_NULL_OR_VOID && !statement.isEmpty();
  }

  private static Optional<Expression> expression(Statement statement) {
    return statement instanceof ExpressionStatement expressing
        ? Optional.of(expressing.getExpression())
        : Optional.empty();
  }

  private static List<VariableExpression> assigned(Expression expression) {
    return assigned(expression, Types.ASSIGNMENT_OPERATOR);
  }

  /** The variables on the left of {@code =}, or of {@code +=} and the like too. */
  private static List<VariableExpression> assigned(Expression expression, int operator) {
    if (!(expression instanceof BinaryExpression binary)
        || !Types.ofType(binary.getOperation().getType(), operator)) {
      return List.of();
    }
    List<Expression> left =
        binary.getLeftExpression() instanceof TupleExpression tuple
            ? tuple.getExpressions()
            : List.of(binary.getLeftExpression());
    return left.stream()
        .filter(VariableExpression.class::isInstance)
        .map(VariableExpression.class::cast)
        .toList();
  }

  private static Declaration declaration(MethodNode method) {
    List<Parameter> parameters = Arrays.asList(method.getParameters());
    String types =
        parameters.stream()
            .map(parameter -> shortName(parameter.getType()))
            .collect(Collectors.joining(", ", "(", ")"));
    String shown =
        parameters.stream()
            .map(
                parameter ->
                    (parameter.isDynamicTyped() ? "" : shortName(parameter.getType()) + " ")
                        + parameter.getName())
            .collect(Collectors.joining(", ", "(", ")"));
    String result = method.isDynamicReturnType() ? "def" : shortName(method.getReturnType());
    return new Declaration(
        Kind.METHOD,
        method.getName(),
        method.getName() + types,
        result + " " + method.getName() + shown);
  }

  private static Declaration declaration(ClassNode type) {
    return new Declaration(
        Kind.TYPE,
        type.getNameWithoutPackage(),
        type.getName(),
        sort(type) + " " + type.getNameWithoutPackage());
  }

  private static String sort(ClassNode type) {
    if (type.isEnum()) {
      return "enum";
    }
    if (type.isAnnotationDefinition()) {
      return "@interface";
    }
    if (annotated(type).contains("groovy.transform.Trait")) {
      return "trait";
    }
    if (type.isInterface()) {
      return "interface";
    }
    return annotated(type).contains("groovy.transform.RecordType") ? "record" : "class";
  }

  private static Set<String> annotated(ClassNode type) {
    return type.getAnnotations().stream()
        .map(annotation -> annotation.getClassNode().getName())
        .collect(Collectors.toSet());
  }

  private static String shortName(ClassNode type) {
    return type.toString(false).replaceAll("\\b(?:[a-z]\\w*\\.)+", "");
  }
}
