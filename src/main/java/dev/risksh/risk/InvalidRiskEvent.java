package dev.risksh.risk;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Risk events that Okta would refuse, and every reason why. */
public final class InvalidRiskEvent extends Problem {
  private static final long serialVersionUID = 1L;
  private static final int MOST_LISTED = 20;

  private final transient List<Violation> violations;

  InvalidRiskEvent(List<Violation> violations) {
    super(ExitCode.BAD_INPUT, list(violations), "correct this and try again; nothing was sent");
    this.violations = List.copyOf(violations);
  }

  /** All of them, also those that the message leaves out; never empty. */
  public List<Violation> violations() {
    return violations;
  }

  private static String list(List<Violation> violations) {
    String lines =
        violations.stream()
            .limit(MOST_LISTED)
            .map(Violation::toString)
            .collect(Collectors.joining("\n"));
    int more = violations.size() - MOST_LISTED;
    return more > 0 ? lines + "\nand " + more + " more" : lines;
  }
}
