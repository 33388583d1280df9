package dev.risksh.saving;

import dev.risksh.groovy.Snippet;
import dev.risksh.okta.Refused;
import java.util.Optional;

/**
 * An input of the prompt, and what came of it.
 *
 * @param command empty for Groovy, and for a command that is none
 * @param variable what a command's value was given to
 */
public record Attempt(Snippet snippet, Optional<TypedCommand> command, Optional<String> variable) {
  /** The id of a line about the prompt itself. */
  public static final String NO_SNIPPET = "-";

  boolean isCommand() {
    return snippet.kind() == Snippet.Kind.COMMAND;
  }

  /** What Okta said no with. */
  Optional<Refused> refused() {
    return outcome(Refused.class);
  }

  /** What came of it, where it is of that type. */
  <T> Optional<T> outcome(Class<T> type) {
    return snippet.outcome().filter(type::isInstance).map(type::cast);
  }
}
