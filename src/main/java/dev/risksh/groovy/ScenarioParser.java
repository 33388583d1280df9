package dev.risksh.groovy;

import java.io.Reader;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.ParserPlugin;
import org.codehaus.groovy.control.ParserPluginFactory;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.ParserException;
import org.codehaus.groovy.syntax.Reduction;

/**
 * Groovy's own parser, with a name for the script's class that no type has: Groovy calls it as the
 * file is called, which may be {@code long.groovy} or {@code String.groovy}.
 */
final class ScenarioParser extends ParserPluginFactory {
  private static final String PREFIX = "scenario_";

  @Override
  public ParserPlugin createParserPlugin() {
    ParserPlugin groovy = ParserPluginFactory.antlr4().createParserPlugin();
    return new ParserPlugin() {
      @Override
      public Reduction parseCST(SourceUnit source, Reader reader) {
        return groovy.parseCST(source, reader);
      }

      @Override
      public ModuleNode buildAST(SourceUnit source, ClassLoader types, Reduction parsed)
          throws ParserException {
        return renamed(groovy.buildAST(source, types, parsed));
      }
    };
  }

  private static ModuleNode renamed(ModuleNode module) {
    ClassNode script = module.getScriptClassDummy();
    String inPackage = module.hasPackageName() ? module.getPackageName() : "";
    script.setName(inPackage + PREFIX + script.getNameWithoutPackage());
    return module;
  }
}
