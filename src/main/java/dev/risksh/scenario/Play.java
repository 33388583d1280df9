package dev.risksh.scenario;

import dev.risksh.groovy.Given;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A script that is to be run once.
 *
 * @param given what it is given from outside, its row with it
 * @param row the name of the row
 * @param tags tells whether a step with such is to run
 */
record Play(ScriptFile script, Given given, Optional<String> row, Predicate<Set<String>> tags) {
  static Play of(ScriptFile script, Given given, Optional<Row> row, Predicate<Set<String>> tags) {
    return new Play(
        script, new Given(given.params(), row.map(Row::values)), row.map(Row::name), tags);
  }

  /** As it is told and looked for. */
  String name() {
    return row.map(name -> script.file() + " [" + name + "]").orElse(script.file());
  }
}
