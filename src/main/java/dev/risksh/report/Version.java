package dev.risksh.report;

import java.util.Optional;

/** Which risksh this is; the jar knows it, classes that are in none do not. */
final class Version {
  private Version() {}

  static String of() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("");
  }
}
