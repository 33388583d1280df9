package dev.risksh.shell;

import dev.risksh.console.World;
import java.util.Set;
import org.jline.utils.InfoCmp;

/**
 * What the most common terminals can do, as JLine knows it by itself. Otherwise it would start a
 * process at each launch to ask {@code infocmp}.
 */
final class KnownTerminals {
  private static final Set<String> TYPES =
      Set.of("xterm", "xterm-256color", "screen", "screen-256color");

  private KnownTerminals() {}

  /** Told before the first terminal; any other is asked about as ever. */
  static void use(World world) {
    world
        .env("TERM")
        .filter(TYPES::contains)
        .ifPresent(type -> InfoCmp.setLoadedInfoCmp(type, () -> InfoCmp.getDefaultInfoCmp(type)));
  }
}
