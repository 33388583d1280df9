package dev.risksh.scenario;

/** Told how a run goes, as it goes; of several scenarios at once by the threads that run them. */
public interface ScenarioListener {
  /**
   * A scenario begins.
   *
   * @param name of the file, with the row it runs with
   */
  default void begins(String name) {}

  /** A step begins. */
  default void stepBegins(String name) {}

  /** A step has ended, or is known not to be run. */
  default void ended(StepResult step) {}

  /** A scenario has ended. */
  default void ended(ScenarioResult scenario) {}
}
