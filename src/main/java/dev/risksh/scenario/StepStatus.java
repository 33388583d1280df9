package dev.risksh.scenario;

import java.util.Locale;

/** How a step ended, or why it never began. */
public enum StepStatus {
  PASSED,
  FAILED,
  /** Left out on purpose: by the script, or by what was asked for on the command line. */
  SKIPPED,
  /** Not reached, since the scenario had failed or was ended before. */
  NOT_RUN;

  /** As reports write it: {@code not run}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
