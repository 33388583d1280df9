package dev.risksh.scenario;

import dev.risksh.console.Problem;
import dev.risksh.console.World;
import dev.risksh.session.Environment;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files that a run is made of: its scripts, their data and its environment. */
public final class RunFiles {
  private RunFiles() {}

  /**
   * Those that are meant now, also where one is not there.
   *
   * @param environment the name of the one that was chosen
   */
  public static List<Path> of(World world, RunOptions options, Optional<String> environment) {
    List<Path> paths = new ArrayList<>();
    for (String name : options.scripts()) {
      try {
        for (String script : new Scripts(world).find(List.of(name))) {
          paths.add(world.path(script));
          Plays.besides(world, script).forEach(data -> paths.add(world.path(data)));
        }
      } catch (Problem notThereNow) {
        add(paths, world, name);
      }
    }
    options.data().ifPresent(data -> paths.add(world.path(data)));
    environment.ifPresent(name -> paths.addAll(Environment.files(world, name)));
    return paths;
  }

  private static void add(List<Path> paths, World world, String name) {
    try {
      paths.add(world.path(name));
    } catch (InvalidPathException noName) {
      // Nothing can be there, and the run says so.
    }
  }
}
