package dev.risksh.groovy;

import groovy.transform.ThreadInterrupt;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.transform.ThreadInterruptibleASTTransformation;

/**
 * Lets loops, methods and closures ask whether they were interrupted, as {@link ThreadInterrupt}
 * does: Ctrl-C ends {@code while (true) {}}.
 *
 * <p>Groovy's {@code ASTTransformationCustomizer} would do the same, but is written in Groovy
 * itself, and starting it is a tenth of a second of the first compilation.
 */
final class InterruptChecks extends CompilationCustomizer {
  InterruptChecks() {
    super(CompilePhase.CANONICALIZATION);
  }

  /** Called for each class. */
  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
    AnnotationNode annotation = new AnnotationNode(ClassHelper.make(ThreadInterrupt.class));
    annotation.setSourcePosition(type);
    new ThreadInterruptibleASTTransformation().visit(new ASTNode[] {annotation, type}, source);
  }
}
