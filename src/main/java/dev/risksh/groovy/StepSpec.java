package dev.risksh.groovy;

import java.util.Optional;
import java.util.Set;

/**
 * What a script says of one part, when it comes to it.
 *
 * @param name empty where a setup or a cleanup has none
 * @param skip why it is to be left out; empty when it is to run
 * @param only whether no step is to run that is not marked so
 */
public record StepSpec(
    StepWord word, Optional<String> name, Set<String> tags, Optional<String> skip, boolean only) {

  public StepSpec {
    tags = Set.copyOf(tags);
  }

  static StepSpec of(StepWord word, String name) {
    return new StepSpec(word, Optional.ofNullable(name), Set.of(), Optional.empty(), false);
  }
}
