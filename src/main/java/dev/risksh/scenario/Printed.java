package dev.risksh.scenario;

/** Tells a listener that prints, while nobody else prints. */
record Printed(ScenarioListener listener, UnderWay underWay) implements ScenarioListener {
  @Override
  public void begins(String name) {
    underWay.print(() -> listener.begins(name));
  }

  @Override
  public void stepBegins(String name) {
    underWay.print(() -> listener.stepBegins(name));
  }

  @Override
  public void ended(StepResult step) {
    underWay.print(() -> listener.ended(step));
  }

  @Override
  public void ended(ScenarioResult scenario) {
    underWay.print(() -> listener.ended(scenario));
  }
}
