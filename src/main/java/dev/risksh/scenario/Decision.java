package dev.risksh.scenario;

/** What is to happen after a pause. */
public enum Decision {
  /** The step runs, and there is a pause before the next; one that failed is left as it is. */
  NEXT,
  /** The step that ran last runs once more, with its new text where the file was edited. */
  RETRY,
  /** The step is left out; one that failed is left as it is. */
  SKIP,
  /** As {@link #NEXT}, with no pause before the next breakpoint or failure. */
  CONTINUE,
  /** The scenario ends: no other step runs, its cleanups do. */
  STOP
}
