package dev.risksh.risk;

import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How risky a provider holds an address to be; the order is from harmless to dangerous. */
public enum RiskLevel {
  LOW,
  MEDIUM,
  HIGH;

  private static final List<String> NAMES = Stream.of(values()).map(RiskLevel::name).toList();

  /**
   * The level of exactly this name.
   *
   * @throws Problem that lists the levels and, for {@code high} or {@code HIHG}, suggests one
   */
  public static RiskLevel parse(String name) {
    return find(name).orElseThrow(() -> Problem.badInput(complaint(name), null));
  }

  /** The level that a person typed as a value, in letters of any case. */
  public static RiskLevel typed(String name) {
    return find(name.toUpperCase(Locale.ROOT)).orElseGet(() -> parse(name));
  }

  static Optional<RiskLevel> find(String name) {
    return Stream.of(values()).filter(level -> level.name().equals(name)).findFirst();
  }

  static String complaint(String name) {
    return "'"
        + TerminalSafe.excerpt(name, RiskLimits.EXCERPT)
        + "' is not a risk level: LOW, MEDIUM or HIGH"
        + Suggestions.didYouMean(name, NAMES);
  }
}
