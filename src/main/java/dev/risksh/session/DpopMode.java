package dev.risksh.session;

import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether tokens are asked for together with a proof of possession (DPoP). */
public enum DpopMode {
  ON,
  OFF,
  /** From when the org says that the app's requests lack one. */
  AUTO;

  /** As it is typed: {@code auto}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(DpopMode::word).toList();
  }

  /** Reads what a user typed, in either case. */
  public static DpopMode parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                Problem.usage(
                    "DPoP cannot be '" + text + "'" + Suggestions.didYouMean(text, words()),
                    "one of " + String.join(", ", words())));
  }

  /** {@code true} and {@code false} do, too, as in the configuration of Okta's SDKs. */
  static Optional<DpopMode> find(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "on", "true" -> Optional.of(ON);
      case "off", "false" -> Optional.of(OFF);
      case "auto" -> Optional.of(AUTO);
      default -> Optional.empty();
    };
  }
}
