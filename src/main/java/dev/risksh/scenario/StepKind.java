package dev.risksh.scenario;

import java.util.Locale;

/** What part of a scenario a step is. */
public enum StepKind {
  /** Prepares the scenario; when it fails no step is run. */
  SETUP,
  STEP,
  /** Runs at the end, however the scenario went. */
  CLEANUP,
  /** What a script does between its steps, which only is told when it has something to say. */
  OUTSIDE;

  /** As reports write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
