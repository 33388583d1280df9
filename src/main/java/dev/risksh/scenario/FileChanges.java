package dev.risksh.scenario;

import dev.risksh.console.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sees when a file of a run is another one than before. It looks every moment: editors write over a
 * file, put another in its place or save twice, and what tells of changes does so in as many ways.
 */
public final class FileChanges {
  private static final Duration MOMENT = Duration.ofMillis(200);

  private final World world;
  private final RunOptions options;
  private final Optional<String> environment;
  private Map<Path, String> known;

  /**
   * @param environment the name of the one that was chosen
   */
  public FileChanges(World world, RunOptions options, Optional<String> environment) {
    this.world = world;
    this.options = options;
    this.environment = environment;
    known = look();
  }

  /**
   * Returns when something has changed since the last time, and has been at rest for a moment.
   *
   * @return the name of a file that did
   */
  public String await() throws InterruptedException {
    Map<Path, String> now = look();
    while (now.equals(known)) {
      world.pause().last(MOMENT);
      now = look();
    }
    Map<Path, String> before = known;
    do {
      known = now;
      world.pause().last(MOMENT);
      now = look();
    } while (!now.equals(known));
    return changed(before, known);
  }

  private String changed(Map<Path, String> before, Map<Path, String> after) {
    List<Path> all = new ArrayList<>(after.keySet());
    before.keySet().stream().filter(path -> !after.containsKey(path)).forEach(all::add);
    return all.stream()
        .filter(path -> !String.valueOf(after.get(path)).equals(before.get(path)))
        .map(path -> world.workingDirectory().relativize(path).toString())
        .findFirst()
        .orElse("a file");
  }

  private Map<Path, String> look() {
    Map<Path, String> seen = new TreeMap<>();
    for (Path path : RunFiles.of(world, options, environment)) {
      seen.put(path, state(path));
    }
    return seen;
  }

  private static String state(Path path) {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      return file.lastModifiedTime().toMillis() + " " + file.size() + " " + file.fileKey();
    } catch (IOException notThere) {
      return "";
    }
  }
}
