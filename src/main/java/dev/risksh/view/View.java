package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Table;
import java.util.List;

/** How values of one kind look: to a person, to a program, and in a list. Never with a secret. */
interface View<T> {
  /** Lines for a person, safe to print. */
  List<String> lines(T value, Look look);

  /** The same for a program. */
  JsonNode json(T value);

  /**
   * Whether its lines are for another program as they are, so that nothing may stand before them.
   */
  default boolean toPaste(T value) {
    return false;
  }

  /** The columns of a list of them; none where a list is just one after the other. */
  default List<Table.Column> columns() {
    return List.of();
  }

  /** A cell for each of the {@link #columns}. */
  default List<String> row(T value, Look look) {
    return List.of();
  }
}
