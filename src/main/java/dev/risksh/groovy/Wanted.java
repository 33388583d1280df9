package dev.risksh.groovy;

import java.util.Map;
import java.util.OptionalInt;

/**
 * What a script wants from outside, read from its text.
 *
 * @param params paths such as {@code provider.url} that it has no default for, with their lines
 * @param row names of the row that it has no default for, with their lines
 * @param variables of the environment that it asks for whatever happens, with their lines
 * @param where the line of its {@code where}
 */
public record Wanted(
    Map<String, Integer> params,
    Map<String, Integer> row,
    Map<String, Integer> variables,
    OptionalInt where) {

  public Wanted {
    params = Map.copyOf(params);
    row = Map.copyOf(row);
    variables = Map.copyOf(variables);
  }
}
