package dev.risksh.shell;

import dev.risksh.console.Preferences;
import dev.risksh.console.World;
import java.util.function.Consumer;

/** What the user likes at the moment: as it is kept, as the command line says, as it was set. */
final class Likes {
  private final World world;
  private volatile Preferences now;

  private Likes(World world, Preferences now) {
    this.world = world;
    this.now = now;
  }

  static Likes read(World world, Consumer<String> notices) {
    return new Likes(world, Preferences.read(world, notices));
  }

  Preferences now() {
    return now;
  }

  /**
   * @param retain whether it is kept for the next time
   */
  void change(Preferences preferences, boolean retain) {
    now = preferences;
    if (retain) {
      preferences.write(world);
    }
  }
}
