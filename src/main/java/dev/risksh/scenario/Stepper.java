package dev.risksh.scenario;

/** Who decides, while a scenario pauses, how it goes on; asked on the scenario's thread. */
public interface Stepper {
  /** Returns once it is decided. */
  Decision decide(Pause pause);

  /** Something worth saying that came up during a pause. */
  void say(String line);

  /** The scenario has ended, its cleanups too. */
  default void ended() {}
}
