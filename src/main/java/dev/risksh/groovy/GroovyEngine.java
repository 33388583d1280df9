package dev.risksh.groovy;

import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import org.codehaus.groovy.control.CompilerConfiguration;

/**
 * The one Groovy engine: compiles and runs what is typed at the prompt and what stands in a
 * scenario, with the words of {@link Dsl} in both.
 */
public final class GroovyEngine {
  private final Host host;
  private final Binding variables = new Binding();
  private final Snippets snippets = new Snippets();
  private final GroovyShell prompt;
  private int count;

  public GroovyEngine(Host host) {
    this.host = host;
    CompilerConfiguration configuration = configuration();
    configuration.addCompilationCustomizers(snippets);
    prompt = shell(configuration);
  }

  /** Runs a line of the prompt; its variables, methods, classes and imports stay. */
  public Object evaluate(String source) {
    Script script = connected(prompt.parse(source, "line" + ++count + ".groovy"));
    snippets.remember(script);
    return script.run();
  }

  /**
   * Compiles a scenario, whose local variables are its own.
   *
   * @param fileName what a stack trace and a message call it
   */
  public Script compile(String source, String fileName) {
    return connected(shell(configuration()).parse(source, fileName));
  }

  private Script connected(Script script) {
    ((Dsl) script).connect(host, snippets);
    return script;
  }

  private GroovyShell shell(CompilerConfiguration configuration) {
    ClassLoader parent = GroovyEngine.class.getClassLoader();
    return new GroovyShell(new GroovyClassLoader(parent, configuration), variables, configuration);
  }

  private static CompilerConfiguration configuration() {
    CompilerConfiguration configuration = new CompilerConfiguration();
    configuration.setScriptBaseClass(Dsl.class.getName());
    // Lines and scripts run once or twice; linking their calls by invokedynamic would cost more
    // than it ever gives back (0.1 s for a scenario of six steps).
    configuration.getOptimizationOptions().put(CompilerConfiguration.INVOKEDYNAMIC, false);
    return configuration;
  }

  /** The variables of the prompt and of a scenario's top level. */
  public Binding variables() {
    return variables;
  }
}
