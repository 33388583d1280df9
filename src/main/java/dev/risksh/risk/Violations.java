package dev.risksh.risk;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that a person can correct it all at once. */
final class Violations {
  private final List<Violation> found = new ArrayList<>();

  void add(String path, String message) {
    found.add(new Violation(path, message));
  }

  void addAll(String path, List<String> messages) {
    messages.forEach(message -> add(path, message));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidRiskEvent(found);
    }
  }
}
