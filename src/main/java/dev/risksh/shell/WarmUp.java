package dev.risksh.shell;

import dev.risksh.console.Problem;
import dev.risksh.session.Session;
import dev.risksh.session.Slot;

/**
 * Loads what the first lines will need while the user reads. It reads the saved session, and
 * touches neither the network nor any other file.
 */
final class WarmUp {
  private WarmUp() {}

  static void run(Session session) {
    try {
      session.held(Slot.KEY);
    } catch (Problem toldWhenItMatters) {
      // The first command that needs the session says it, with what to do.
    }
  }
}
