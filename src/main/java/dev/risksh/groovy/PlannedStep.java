package dev.risksh.groovy;

import java.util.Optional;
import java.util.Set;

/**
 * One part of a scenario as it stands in the script, known before anything runs.
 *
 * @param name as it will be called; where it is computed, the code that computes it
 * @param fixed whether the name is known now; of one that is not, there may be several or none
 * @param tags those that are known now
 * @param skip why it is to be left out, where that is known now
 * @param firstLine of its call
 * @param lastLine of its block
 */
public record PlannedStep(
    StepWord word,
    String name,
    boolean fixed,
    Set<String> tags,
    Optional<String> skip,
    boolean only,
    int firstLine,
    int lastLine) {

  public PlannedStep {
    tags = Set.copyOf(tags);
  }

  /** By hand, since Java puts a record's own together when a run first asks for it. */
  @Override
  public int hashCode() {
    return firstLine;
  }
}
