package dev.risksh.okta;

import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an org does with a provider's signals (Okta: Risk Providers reference, {@code action}). */
public enum ProviderAction {
  /** Nothing: they are taken and forgotten. */
  NONE,
  /** They stand in the System Log, and sign-ins do not feel them. */
  LOG_ONLY,
  /** They stand in the System Log and count at sign-in. */
  ENFORCE_AND_LOG;

  /** As the wire has it: {@code enforce_and_log}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> wires() {
    return Arrays.stream(values()).map(ProviderAction::wire).toList();
  }

  /** Reads what a user typed, in either case. */
  public static ProviderAction parse(String text) {
    return Arrays.stream(values())
        .filter(action -> action.name().equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.usage(
                    "'" + text + "' is not an action of a risk provider",
                    "one of "
                        + String.join(", ", wires())
                        + Suggestions.didYouMean(text, wires())));
  }
}
