package dev.risksh.groovy;

import java.util.Locale;

/** The words that make the parts of a scenario. */
public enum StepWord {
  /** Prepares it: when that fails, no step is run. */
  SETUP,
  STEP,
  /** Runs at the end, however the steps went. */
  CLEANUP;

  /** As it is written in a script. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
