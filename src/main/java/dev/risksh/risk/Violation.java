package dev.risksh.risk;

/**
 * One rule that a risk event breaks.
 *
 * @param path the field: {@code events[0].subjects[1].ip}
 * @param message what is wrong with it
 */
public record Violation(String path, String message) {
  @Override
  public String toString() {
    return path.isEmpty() ? message : path + ": " + message;
  }
}
