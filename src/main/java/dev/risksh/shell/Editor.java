package dev.risksh.shell;

import dev.risksh.console.Problem;

/** Lets the user change a text. */
@FunctionalInterface
interface Editor {
  /** Where nobody sits in front of it. */
  Editor NONE =
      text -> {
        throw Problem.usage("editing takes a terminal, and there is none", null);
      };

  /** {@code text} as the user leaves it. */
  String edit(String text);
}
