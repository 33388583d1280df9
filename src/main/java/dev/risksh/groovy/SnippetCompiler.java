package dev.risksh.groovy;

import groovy.lang.GroovyClassLoader;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Compiles one snippet after the other, each with what earlier ones declared. */
final class SnippetCompiler {
  private final Carried carried = new Carried();
  private final Loader loader;
  private SourceUnit reading;
  private Anatomy anatomy;
  private List<Declaration> declarations = List.of();
  private int count;

  /**
   * A snippet as a class.
   *
   * @param main its script, or the type it declares where there is nothing to run
   */
  record Compiled(Class<?> main, Anatomy anatomy, List<Declaration> declarations) {
    /** Whether there is something to run, or a method to call later. */
    boolean isScript() {
      return Dsl.class.isAssignableFrom(main);
    }

    List<Declaration> declarations(Declaration.Kind kind) {
      return declarations.stream().filter(declaration -> declaration.kind() == kind).toList();
    }
  }

  /**
   * @param types knows those that are there from the start
   */
  SnippetCompiler(CompilerConfiguration configuration, ClassLoader types) {
    configuration.addCompilationCustomizers(new Reader());
    loader = new Loader(types, configuration);
  }

  /** Compiles {@code source}; its imports and types stay. */
  synchronized Compiled compile(String source) {
    reading = null;
    Class<?> main = loader.parseClass(source, "line" + ++count + ".groovy");
    carried.keepImports(reading.getAST(), anatomy);
    return new Compiled(main, anatomy, declarations);
  }

  /** The class that {@code type} means, as far as it is known now. */
  Class<?> loaded(ClassNode type) {
    try {
      return type.isResolved() ? type.getTypeClass() : loader.loadClass(type.getName());
    } catch (ReflectiveOperationException | LinkageError unknown) {
      return Object.class;
    }
  }

  /** The class that a snippet declared by that name. */
  Optional<Class<?>> declared(String name) {
    for (Class<?> type : loader.getLoadedClasses()) {
      if (type.getName().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  synchronized void drop(Declaration declaration) {
    switch (declaration.kind()) {
      case IMPORT -> carried.drop(declaration);
      case TYPE -> loader.forget(declaration.key());
      default -> {}
    }
  }

  synchronized void clear() {
    carried.clear();
    loader.clearCache();
  }

  /** Sees each snippet when it has been parsed and nothing in it has been looked up yet. */
  private final class Reader extends CompilationCustomizer {
    Reader() {
      super(CompilePhase.CONVERSION);
    }

    /** Called for each class of the snippet, of which there is always one. */
    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
      if (source == reading) {
        return;
      }
      reading = source;
      ModuleNode module = source.getAST();
      anatomy = Anatomy.of(module);
      declarations = anatomy.declarations();
      carried.into(module, anatomy);
      Carried.freeVariables(Anatomy.statements(module));
    }
  }

  /** Knows the types of the snippets by name, and can forget one. */
  private static final class Loader extends GroovyClassLoader {
    Loader(ClassLoader parent, CompilerConfiguration configuration) {
      super(parent, configuration);
    }

    void forget(String type) {
      for (Class<?> loaded : getLoadedClasses()) {
        String name = loaded.getName();
        if (name.equals(type) || name.startsWith(type + "$")) {
          removeClassCacheEntry(name);
        }
      }
    }
  }
}
