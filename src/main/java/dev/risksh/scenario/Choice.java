package dev.risksh.scenario;

import dev.risksh.groovy.PlannedStep;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Which steps of a scenario are to run; setups and cleanups always do. */
@FunctionalInterface
public interface Choice {
  Choice ALL = (name, tags, planned) -> Optional.empty();

  /**
   * Why a step is left out that the script has come to, or never came to; empty where it is to run.
   *
   * @param name it goes by
   * @param tags it has
   * @param planned where it stands in the script; empty where that is not known
   */
  Optional<String> leftOut(String name, Set<String> tags, Optional<PlannedStep> planned);

  /** What to say of those that it left out when something fails after them; empty for nothing. */
  default Optional<String> note(Collection<String> leftOut) {
    return Optional.empty();
  }
}
