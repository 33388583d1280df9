package dev.risksh.completion;

/** What a word of a command line is. */
public enum WordKind {
  COMMAND,
  OPTION,
  VALUE,
  /** Nothing that the command takes. */
  UNKNOWN
}
