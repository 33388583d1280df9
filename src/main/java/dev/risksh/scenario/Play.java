package dev.risksh.scenario;

import dev.risksh.groovy.Given;
import dev.risksh.groovy.Plan;
import java.util.Optional;

/** A script that is to be run once, with all that it is given. */
public final class Play {
  private final ScriptFile script;
  private final Given given;
  private final Optional<String> row;
  private final Choice choice;

  private Play(ScriptFile script, Given given, Optional<String> row, Choice choice) {
    this.script = script;
    this.given = given;
    this.row = row;
    this.choice = choice;
  }

  static Play of(ScriptFile script, Given given, Optional<Row> row, Choice choice) {
    return new Play(
        script, new Given(given.params(), row.map(Row::values)), row.map(Row::name), choice);
  }

  /** The same with other steps. */
  public Play choosing(Choice other) {
    return new Play(script, given, row, other);
  }

  /** As it is told and looked for. */
  String name() {
    return row.map(name -> script.file() + " [" + name + "]").orElse(script.file());
  }

  /** Its row of data, by its name. */
  public Optional<String> row() {
    return row;
  }

  /** Its steps, as far as they are known. */
  public Plan plan() {
    return script.code().plan();
  }

  ScriptFile script() {
    return script;
  }

  /** What it is given from outside, its row with it. */
  Given given() {
    return given;
  }

  Choice choice() {
    return choice;
  }
}
