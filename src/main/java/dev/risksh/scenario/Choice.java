package dev.risksh.scenario;

import dev.risksh.groovy.PlannedStep;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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

  /** Those with tags that were asked for. */
  static Choice ofTags(Predicate<Set<String>> wanted) {
    return (name, tags, planned) ->
        wanted.test(tags) ? Optional.empty() : Optional.of("not chosen by --tag");
  }
}
