package dev.risksh.scenario;

import dev.risksh.console.Problem;

/** Ends the script after a step that failed and was told already. */
final class StepFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StepFailed(Problem problem) {
    super(problem.getMessage(), problem);
  }

  Problem problem() {
    return (Problem) getCause();
  }
}
