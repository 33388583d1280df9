package dev.risksh.groovy;

import dev.risksh.console.Problem;
import java.util.List;
import java.util.Map;

/** The words for what a script is given from outside. */
public interface GivenWords extends Words {
  String ROWS = "rows: a list of maps, or a table of text";

  /** {@code params.threshold}: of {@code --env}, {@code --param} and the environment. */
  default Map<String, Object> getParams() {
    return host().given().params();
  }

  /** {@code row.ip}: of the data that the script runs with. */
  default Map<String, Object> getRow() {
    return host()
        .given()
        .row()
        .orElseThrow(
            () ->
                Problem.badInput(
                    "there is no row of data here",
                    "risksh run --data rows.csv SCRIPT gives one, and so does where(…) above the"
                        + " steps"));
  }

  /** {@code where([[ip: '6.7.6.7', risk: LOW], [ip: '1.1.1.1', risk: HIGH]])}. */
  @Does("Runs the script once for each row, known as row: a list of maps, or a table of text.")
  default void where(List<? extends Map<String, ?>> rows) {
    host().where(Arguments.needed(rows, "where", ROWS));
  }

  /**
   * {@code where '''…'''}, with the names in the first line and {@code |} between columns.
   *
   * @param table a line for each row
   */
  default void where(String table) {
    host().where(TextTable.rows(Arguments.needed(table, "where", ROWS)));
  }
}
