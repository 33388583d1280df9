package dev.risksh.scenario;

import dev.risksh.console.Problem;
import dev.risksh.groovy.Given;
import dev.risksh.groovy.GroovyEngine;
import dev.risksh.groovy.Host;
import dev.risksh.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A scenario that waits for a decision.
 *
 * @param at where it waits
 * @param step what it waits before, or what failed; at the end, what ran last; between the steps,
 *     the one before, or nothing
 * @param number of the step, from 1; empty for a setup and at the end
 * @param of how many steps there are, where that is known
 * @param line where the step stands in the file
 * @param text the lines of the step, from there on
 * @param again the step that {@link Decision#RETRY} runs, or behind which it goes on outside of the
 *     steps; empty where it cannot
 * @param trouble why the last decision could not be carried out
 * @param session the scenario's
 * @param given what the scenario was given from outside
 * @param groovy makes an engine on the scenario's variables
 * @param over whether nobody waits for a decision any longer
 */
public record Pause(
    At at,
    String step,
    OptionalInt number,
    OptionalInt of,
    OptionalInt line,
    List<String> text,
    Optional<String> again,
    Optional<Problem> trouble,
    Session session,
    Given given,
    Function<Host, GroovyEngine> groovy,
    BooleanSupplier over) {

  /** Where a scenario can wait. */
  public enum At {
    /** Before a step, or a setup. */
    STEP,
    /** After a step that failed. */
    FAILURE,
    /** Where the script failed between its steps. */
    OUTSIDE,
    /** After the last step, before the cleanups. */
    END
  }

  public Pause {
    text = List.copyOf(text);
  }

  /** Whether something has failed that would be left behind unseen. */
  public boolean failed() {
    return at == At.FAILURE || at == At.OUTSIDE;
  }

  Pause with(Problem newTrouble) {
    return new Pause(
        at,
        step,
        number,
        of,
        line,
        text,
        again,
        Optional.of(newTrouble),
        session,
        given,
        groovy,
        over);
  }
}
