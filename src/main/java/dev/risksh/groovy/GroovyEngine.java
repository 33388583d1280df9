package dev.risksh.groovy;

import dev.risksh.groovy.Declaration.Kind;
import groovy.lang.Script;
import java.util.Optional;
import java.util.OptionalInt;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * The one Groovy engine: compiles and runs what is typed at the prompt and what stands in a
 * scenario, with the words of {@link Dsl} in both.
 */
public final class GroovyEngine {
  private final Host host;
  private final Variables variables;
  private final LiveMethods methods = new LiveMethods();
  private final SnippetCompiler compiler;

  public GroovyEngine(Host host) {
    this(host, new Variables(), GroovyEngine.class.getClassLoader());
  }

  private GroovyEngine(Host host, Variables variables, ClassLoader types) {
    this.host = host;
    this.variables = variables;
    compiler = new SnippetCompiler(configuration(), types);
  }

  /** Another one on the variables of this one, which knows the methods and types of a script. */
  public GroovyEngine beside(Host other, Script script) {
    GroovyEngine engine = new GroovyEngine(other, variables, script.getClass().getClassLoader());
    engine.methods.add(script);
    return engine;
  }

  /** Runs a snippet of the prompt; its variables, methods, types and imports stay. */
  public Evaluation evaluate(String source) {
    SnippetCompiler.Compiled compiled = compiler.compile(source);
    Object value = null;
    if (compiled.isScript()) {
      Script script = script(compiled);
      value = script.run();
      methods.add(script, compiled.declarations(Kind.METHOD));
    }
    for (VariableExpression variable : compiled.anatomy().typedVariables()) {
      variables.declare(variable.getName(), compiler.loaded(variable.getOriginType()));
    }
    return new Evaluation(
        value,
        compiled.anatomy().hasValue(),
        compiled.anatomy().kind(),
        compiled.anatomy().lastVariable(),
        compiled.declarations());
  }

  /** Takes away what a snippet declared. */
  public void drop(Snippet snippet) {
    for (Declaration declaration : snippet.declares()) {
      switch (declaration.kind()) {
        case VARIABLE -> variables.removeVariable(declaration.name());
        case METHOD -> methods.drop(declaration);
        default -> compiler.drop(declaration);
      }
    }
  }

  /** Forgets all snippets. */
  public void clear() {
    variables.clear();
    methods.clear();
    compiler.clear();
  }

  private Script script(SnippetCompiler.Compiled compiled) {
    return connected(InvokerHelper.createScript(compiled.main(), variables));
  }

  /**
   * Compiles a scenario; what it declares at its top level are variables that all of it knows.
   *
   * @param fileName what a stack trace and a message call it
   */
  public static ScenarioCode compile(String source, String fileName) {
    return ScenarioCode.compile(source, fileName, configuration());
  }

  /**
   * The same script from one of its steps on: what stands before it at the top level is left out.
   *
   * @param line of the step
   * @return empty when no step at the top level stands there
   */
  public static Optional<ScenarioCode> compileFrom(String source, String fileName, int line) {
    return ScenarioCode.compileFrom(source, fileName, configuration(), line);
  }

  /**
   * A scenario without all up to the step at {@code line}, with the loop that it stands in; 0 for
   * all of it. Empty when that step is not one of the script's own.
   */
  public static Optional<ScenarioCode> compileBehind(String source, String fileName, int line) {
    return ScenarioCode.compileBehind(source, fileName, configuration(), line);
  }

  /** The line where the same begins; empty when nothing is left of it. */
  public static OptionalInt lineBehind(String source, String fileName, int line) {
    return ScenarioCode.lineBehind(source, fileName, configuration(), line);
  }

  /** The steps of a script, which is read and neither compiled nor run. */
  public static Plan plan(String source, String fileName) {
    return ScenarioCode.plan(source, fileName, configuration());
  }

  /** A scenario that is ready to run. */
  public CompiledScript load(ScenarioCode code) {
    return new CompiledScript(connected(code.script(variables)), code.plan());
  }

  private Script connected(Script script) {
    ((Dsl) script).connect(host, methods);
    return script;
  }

  private static CompilerConfiguration configuration() {
    CompilerConfiguration configuration = new CompilerConfiguration();
    configuration.setScriptBaseClass(Dsl.class.getName());
    // Lines and scripts run once or twice; linking their calls by invokedynamic would cost more
    // than it ever gives back (0.1 s for a scenario of six steps).
    configuration.getOptimizationOptions().put(CompilerConfiguration.INVOKEDYNAMIC, false);
    configuration.addCompilationCustomizers(new InterruptChecks());
    return configuration;
  }

  /** The type of that name that a snippet declared; it is not initialised by this. */
  public Optional<Class<?>> type(String name) {
    return compiler.declared(name);
  }

  /** The variables of the prompt and of a scenario's top level. */
  public Variables variables() {
    return variables;
  }
}
