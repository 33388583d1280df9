package dev.risksh.localorg;

import java.util.function.UnaryOperator;

/** The {@link Switches} as they stand. */
final class Switchboard {
  private final Changes changes;
  private volatile Switches switches;

  Switchboard(Switches switches, Changes changes) {
    this.switches = switches;
    this.changes = changes;
  }

  Switches now() {
    return switches;
  }

  synchronized Switches change(UnaryOperator<Switches> change) {
    switches = change.apply(switches);
    changes.note();
    return switches;
  }
}
