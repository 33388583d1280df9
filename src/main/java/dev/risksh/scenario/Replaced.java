package dev.risksh.scenario;

import dev.risksh.groovy.CompiledScript;
import dev.risksh.groovy.PlannedStep;

/** Ends the script where it is, to go on with its new text. */
final class Replaced extends Error {
  private static final long serialVersionUID = 1L;

  private final transient CompiledScript script;
  private final transient ScriptFile file;
  private final transient int line;

  /**
   * @param line where the step stands that it goes on with
   */
  Replaced(CompiledScript script, ScriptFile file, int line) {
    super("the script has a new text", null, false, false);
    this.script = script;
    this.file = file;
    this.line = line;
  }

  CompiledScript script() {
    return script;
  }

  ScriptFile file() {
    return file;
  }

  int line() {
    return line;
  }

  /** The name of the step that it goes on with. */
  String step() {
    return script.plan().steps().stream()
        .filter(step -> step.firstLine() == line)
        .map(PlannedStep::name)
        .findFirst()
        .orElse("");
  }
}
