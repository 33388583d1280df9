package dev.risksh.groovy;

import groovy.lang.Script;

/**
 * A scenario that can be run.
 *
 * @param plan of its steps
 */
public record CompiledScript(Script script, Plan plan) {
  /** Lets go of its classes, once it has been run. */
  public void forget() {
    ScenarioCode.forget(script);
  }
}
