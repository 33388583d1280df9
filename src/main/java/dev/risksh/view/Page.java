package dev.risksh.view;

import java.util.List;

/**
 * Lines that were laid out for where they are shown.
 *
 * @param lines safe to print, maybe coloured
 */
public record Page(List<String> lines) {
  public Page {
    lines = List.copyOf(lines);
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
