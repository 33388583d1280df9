package dev.risksh.groovy;

import dev.risksh.console.Problem;
import groovy.lang.GroovyClassLoader;
import groovy.lang.Script;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.tools.GroovyClass;

/**
 * A scenario that was compiled once and may be run often: each run has classes of its own, so that
 * not even a static variable leads from one to another.
 */
public final class ScenarioCode {
  private final String main;
  private final Map<String, byte[]> classes;

  private final Plan plan;
  private final Wanted wanted;

  private ScenarioCode(String main, Map<String, byte[]> classes, Plan plan, Wanted wanted) {
    this.main = main;
    this.classes = classes;
    this.plan = plan;
    this.wanted = wanted;
  }

  static ScenarioCode compile(String source, String fileName, CompilerConfiguration configuration) {
    ScriptReader reader = new ScriptReader(source);
    ScenarioCode code = compile(source, fileName, configuration, reader);
    if (reader.empty()) {
      throw Problem.badInput(
          "there is nothing to run: it is empty but for comments and declarations",
          "step('name') { … } is a step");
    }
    return code;
  }

  /** The same without what stands before the step at {@code line}; empty when none begins there. */
  static Optional<ScenarioCode> compileFrom(
      String source, String fileName, CompilerConfiguration configuration, int line) {
    return compileFrom(source, fileName, configuration, Start.with(line));
  }

  /** The same without all up to the step at {@code line}, which may stand in a loop. */
  static Optional<ScenarioCode> compileBehind(
      String source, String fileName, CompilerConfiguration configuration, int line) {
    return compileFrom(source, fileName, configuration, Start.behind(line));
  }

  private static Optional<ScenarioCode> compileFrom(
      String source, String fileName, CompilerConfiguration configuration, Start start) {
    ScriptReader reader = new ScriptReader(source, Optional.of(start));
    ScenarioCode code = compile(source, fileName, configuration, reader);
    return reader.begun() ? Optional.of(code) : Optional.empty();
  }

  /** The line where the same would begin, as far as the text alone tells it. */
  static OptionalInt lineBehind(
      String source, String fileName, CompilerConfiguration configuration, int line) {
    ScriptReader reader = new ScriptReader(source, Optional.of(Start.behind(line)));
    configuration.addCompilationCustomizers(reader);
    unit(source, fileName, configuration).compile(Phases.CONVERSION);
    return reader.firstLine();
  }

  private static ScenarioCode compile(
      String source, String fileName, CompilerConfiguration configuration, ScriptReader reader) {
    configuration.addCompilationCustomizers(reader, new ExitCheck());
    CompilationUnit unit = unit(source, fileName, configuration);
    unit.compile(Phases.CLASS_GENERATION);
    Plan plan = reader.plan();
    Map<String, byte[]> classes = new HashMap<>();
    for (GroovyClass made : unit.getClasses()) {
      classes.put(made.getName(), made.getBytes());
    }
    return new ScenarioCode(main(unit.getAST().getClasses()), classes, plan, reader.wanted());
  }

  /** Its steps, as far as the text alone tells them: nothing in it is looked up. */
  static Plan plan(String source, String fileName, CompilerConfiguration configuration) {
    ScriptReader reader = new ScriptReader(source);
    configuration.addCompilationCustomizers(reader);
    unit(source, fileName, configuration).compile(Phases.CONVERSION);
    return reader.plan();
  }

  private static CompilationUnit unit(
      String source, String fileName, CompilerConfiguration configuration) {
    ClassLoader parent = ScenarioCode.class.getClassLoader();
    configuration.setPluginFactory(new ScenarioParser());
    CompilationUnit unit =
        new CompilationUnit(configuration, null, new GroovyClassLoader(parent, configuration));
    unit.addSource(fileName, source);
    return unit;
  }

  private static String main(List<ClassNode> classes) {
    return classes.stream()
        .filter(ClassNode::isScript)
        .map(ClassNode::getName)
        .findFirst()
        .orElseThrow(
            () ->
                Problem.badInput(
                    "there is nothing to run: steps stand outside of any class, and in no method"
                        + " main",
                    null));
  }

  /** Its steps. */
  public Plan plan() {
    return plan;
  }

  /** What it wants from outside. */
  public Wanted wanted() {
    return wanted;
  }

  /** One to be run, which nobody else has. */
  Script script(Variables variables) {
    try {
      Class<? extends Script> type = new Loader(classes).loadClass(main).asSubclass(Script.class);
      return InvokerHelper.createScript(type, variables);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Of each class Groovy remembers what it found in it, about 50 KB, for as long as there is
   * memory. Of a script that was run it need not.
   */
  static void forget(Script script) {
    if (script.getClass().getClassLoader() instanceof Loader loader) {
      loader.loaded.forEach(InvokerHelper::removeClass);
    }
  }

  /** Defines the classes of one run. */
  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;
    private final Queue<Class<?>> loaded = new ConcurrentLinkedQueue<>();

    Loader(Map<String, byte[]> classes) {
      super(ScenarioCode.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      Class<?> defined = defineClass(name, bytes, 0, bytes.length);
      loaded.add(defined);
      return defined;
    }
  }
}
