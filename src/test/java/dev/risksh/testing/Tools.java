package dev.risksh.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs beyond Java and Maven that a test needs. Where one is missing the test is skipped and
 * says so, unless {@code RISKSH_E2E=required} is set, as in CI: then it fails.
 */
public final class Tools {
  private Tools() {}

  /** The path of the program {@code name}; the test ends here when the machine has none. */
  public static Path require(String name) {
    Optional<Path> tool = find(name);
    if (tool.isEmpty()) {
      String reason = name + " is not on the PATH";
      if ("required".equals(System.getenv("RISKSH_E2E"))) {
        Assertions.fail(reason + ", and RISKSH_E2E=required");
      }
      Assumptions.abort(reason);
    }
    return tool.get();
  }

  private static Optional<Path> find(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
