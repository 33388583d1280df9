package dev.risksh.shell;

import dev.risksh.command.Pausing;
import dev.risksh.console.Problem;
import dev.risksh.groovy.Given;
import dev.risksh.groovy.GroovyEngine;
import dev.risksh.groovy.Host;
import dev.risksh.scenario.Pause;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where lines are run: at the prompt, or where a script pauses.
 *
 * @param groovy makes the engine that runs them
 * @param given what the script there was given from outside
 * @param pausing what a scenario needs that pauses here
 * @param where tells where a script pauses; empty where none does
 */
record Place(
    Function<Host, GroovyEngine> groovy,
    Given given,
    Supplier<Pausing> pausing,
    Optional<Supplier<List<String>>> where) {

  static Place prompt(Supplier<Pausing> pausing) {
    return new Place(GroovyEngine::new, Given.NOTHING, pausing, Optional.empty());
  }

  /** In the state of the script. */
  static Place of(Pause pause, Supplier<List<String>> where) {
    return new Place(
        pause.groovy(),
        pause.given(),
        () -> {
          throw Problem.usage("a script pauses already", "/continue or /stop it first");
        },
        Optional.of(where));
  }
}
