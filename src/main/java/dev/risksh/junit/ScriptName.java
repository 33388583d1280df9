package dev.risksh.junit;

import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import java.io.File;

/**
 * What a script is called.
 *
 * @param text as somebody would type it here
 * @param standAlone whether its steps are called after it, too
 */
record ScriptName(String text, File file, boolean standAlone) {
  static ScriptName of(World world, String text, boolean standAlone) {
    return new ScriptName(text, world.path(text).normalize().toFile(), standAlone);
  }

  /** In a tree of tests. */
  String shown() {
    return TerminalSafe.line(text);
  }

  /** Before the name of a step: {@code high-risk}. */
  String brief() {
    return TerminalSafe.line(file.getName().replaceFirst("\\.groovy$", ""));
  }
}
