package dev.risksh.scenario;

import dev.risksh.console.TerminalSafe;
import dev.risksh.groovy.PlannedStep;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Those with tags that were asked for.
 *
 * @param text how they were asked for
 */
record TagChoice(String text, Predicate<Set<String>> wanted) implements Choice {
  @Override
  public Optional<String> leftOut(String name, Set<String> tags, Optional<PlannedStep> planned) {
    return wanted.test(tags) ? Optional.empty() : Optional.of("not chosen by --tag");
  }

  @Override
  public Optional<String> note(Collection<String> leftOut) {
    String tags = text.contains(" ") ? "'" + text + "'" : text;
    return Optional.of(
        TerminalSafe.line("--tag " + tags + " left out '" + String.join("', '", leftOut) + "'"));
  }
}
