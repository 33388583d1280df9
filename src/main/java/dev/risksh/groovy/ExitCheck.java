package dev.risksh.groovy;

import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * Refuses a script that would end the whole process, and with it its cleanups and reports. Java has
 * no way left to stop it at run time.
 */
final class ExitCheck extends CompilationCustomizer {
  private static final Set<String> WAYS_OUT = Set.of("exit", "halt");

  ExitCheck() {
    super(CompilePhase.CANONICALIZATION);
  }

  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
    new Visitor(source).visitClass(type);
  }

  private static final class Visitor extends ClassCodeVisitorSupport {
    private final SourceUnit source;

    Visitor(SourceUnit source) {
      this.source = source;
    }

    @Override
    protected SourceUnit getSourceUnit() {
      return source;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
      check(call, call.getObjectExpression(), call.getMethodAsString());
      super.visitMethodCallExpression(call);
    }

    @Override
    public void visitMethodPointerExpression(MethodPointerExpression pointer) {
      check(pointer, pointer.getExpression(), pointer.getMethodName().getText());
      super.visitMethodPointerExpression(pointer);
    }

    /** What was imported statically. */
    @Override
    public void visitStaticMethodCallExpression(StaticMethodCallExpression call) {
      if (isExit(call.getOwnerType().getName(), call.getMethod())) {
        refuse(call);
      }
      super.visitStaticMethodCallExpression(call);
    }

    private void check(Expression call, Expression object, String method) {
      // Runtime.runtime is a property of that class, whose type nobody knows yet.
      if (isExit(object.getType().getName(), method)
          || isExit(
              object.getText().replaceFirst("\\.(?:runtime|getRuntime\\(\\))$", ""), method)) {
        refuse(call);
      }
    }

    private static boolean isExit(String type, String method) {
      return method != null
          && WAYS_OUT.contains(method)
          && (type.equals("java.lang.System") || type.equals("java.lang.Runtime"));
    }

    private void refuse(Expression call) {
      source.addError(
          new SyntaxException(
              "this would end risksh, its cleanups and reports too: assert or throw to fail, return"
                  + " to end the script",
              call));
    }
  }
}
