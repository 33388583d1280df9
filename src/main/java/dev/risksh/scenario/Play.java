package dev.risksh.scenario;

import dev.risksh.groovy.Given;
import java.util.Optional;

/**
 * A script that is to be run once.
 *
 * @param given what it is given from outside, its row with it
 * @param row the name of the row
 */
record Play(ScriptFile script, Given given, Optional<String> row) {
  static Play of(ScriptFile script, Given given, Optional<Row> row) {
    return new Play(script, new Given(given.params(), row.map(Row::values)), row.map(Row::name));
  }

  /** As it is told and looked for. */
  String name() {
    return row.map(name -> script.file() + " [" + name + "]").orElse(script.file());
  }
}
