package dev.risksh.scenario;

import java.util.ArrayList;
import java.util.List;

/** Holds back what a scenario tells until it is its turn, so that no two are told at once. */
final class InTurn implements ScenarioListener {
  private final ScenarioListener listener;

  /** Null once it is its turn. */
  private List<Runnable> heldBack = new ArrayList<>();

  InTurn(ScenarioListener listener) {
    this.listener = listener;
  }

  /** From now on everything is told at once. */
  synchronized void turn() {
    heldBack.forEach(Runnable::run);
    heldBack = null;
  }

  private synchronized void tell(Runnable told) {
    if (heldBack == null) {
      told.run();
    } else {
      heldBack.add(told);
    }
  }

  @Override
  public void begins(String name) {
    tell(() -> listener.begins(name));
  }

  @Override
  public void stepBegins(String name) {
    tell(() -> listener.stepBegins(name));
  }

  @Override
  public void ended(StepResult step) {
    tell(() -> listener.ended(step));
  }

  @Override
  public void ended(ScenarioResult scenario) {
    tell(() -> listener.ended(scenario));
  }
}
