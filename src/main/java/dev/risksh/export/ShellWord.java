package dev.risksh.export;

/** Text as one word of {@code sh}, whatever characters it has. */
public final class ShellWord {
  private ShellWord() {}

  /** In single quotes, inside which {@code sh} takes every character as it is. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** The value of a variable, as part of the word that the quoted text around it makes. */
  static String variable(String name) {
    return "\"$" + name + "\"";
  }
}
