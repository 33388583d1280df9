package dev.risksh.groovy;

import java.util.Map;
import java.util.Optional;

/**
 * What a script is given from outside.
 *
 * @param params by their names; those within others are maps
 * @param row of the data it runs with; empty when it runs without
 */
public record Given(Map<String, Object> params, Optional<Map<String, Object>> row) {
  public static final Given NOTHING = new Given(Map.of(), Optional.empty());
}
