package dev.risksh.groovy;

import dev.risksh.console.Problem;
import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words that give a scenario its parts. */
public interface StepWords extends Words {
  /** {@code step('name') { … }}. */
  @Does("A part of a scenario with a name of its own, for its report.")
  default Object step(String name, Closure<?> body) {
    return host().step(StepSpec.of(StepWord.STEP, named("step", name)), block("step", body));
  }

  /** {@code step('name', tags: ['slow'], skip: 'not yet') { … }}. */
  @Takes(name = "tags", value = "Words to choose steps by: ['slow', 'admin'].")
  @Takes(name = "skip", value = "Why it is left out; true leaves it out without a reason.")
  @Takes(name = "only", value = "true leaves out every step that is not marked so.")
  default Object step(Map<String, ?> named, String name, Closure<?> body) {
    Arguments arguments = Arguments.of(StepWords.class, "step", named);
    return host()
        .step(
            new StepSpec(
                StepWord.STEP,
                Optional.of(named("step", name)),
                Set.copyOf(arguments.texts("tags").orElse(List.of())),
                arguments.has("skip") ? reason(arguments.raw("skip")) : Optional.empty(),
                arguments.flag("only")),
            block("step", body));
  }

  private static String named(String word, String name) {
    return Arguments.needed(name, word, "a name");
  }

  private static Closure<?> block(String word, Closure<?> body) {
    return Arguments.needed(body, word, "a block: { … }");
  }

  private static Optional<String> reason(Object skip) {
    if (skip == null || Boolean.FALSE.equals(skip)) {
      return Optional.empty();
    }
    return Optional.of(Boolean.TRUE.equals(skip) ? Skipped.WITHOUT_REASON : skip.toString());
  }

  /** {@code setup { … }}. */
  @Does("Prepares a scenario; when it fails no step is run.")
  default Object setup(Closure<?> body) {
    return host().step(StepSpec.of(StepWord.SETUP, null), block("setup", body));
  }

  default Object setup(String name, Closure<?> body) {
    return host().step(StepSpec.of(StepWord.SETUP, named("setup", name)), block("setup", body));
  }

  /** {@code cleanup { … }}. */
  @Does("Runs at the end of a scenario, however its steps went; the last one first.")
  default void cleanup(Closure<?> body) {
    host().step(StepSpec.of(StepWord.CLEANUP, null), block("cleanup", body));
  }

  default void cleanup(String name, Closure<?> body) {
    host().step(StepSpec.of(StepWord.CLEANUP, named("cleanup", name)), block("cleanup", body));
  }

  /** {@code skip 'the org has no such API'}. */
  @Does("Ends the step as skipped, and says why; outside of a step, what is left of the scenario.")
  default void skip(String reason) {
    if (reason == null || reason.isBlank()) {
      throw Problem.usage("skip wants to know why", "skip 'the org has no such API'");
    }
    throw new Skipped(reason);
  }
}
