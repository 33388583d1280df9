package dev.risksh.view;

/** The result of a verb that makes no value: a sentence about what was done. */
public record Said(String text) {
  @Override
  public String toString() {
    return text;
  }
}
