package dev.risksh.report;

import dev.risksh.console.AtomicFile;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the reports of a run are to stand: each in a place of its own, none in that of a file which
 * the run is made of, whatever names and links lead there.
 */
final class Places {
  private final World world;
  private final Set<Path> sources;
  private final Map<Path, String> taken = new HashMap<>();
  private String onStandardOutput = "";

  /**
   * @param sources the files that the run is made of
   */
  Places(World world, Collection<Path> sources) {
    this.world = world;
    this.sources = sources.stream().map(Places::real).collect(Collectors.toSet());
  }

  void take(Destination destination) {
    String what = destination.format().word();
    if (!destination.isStandardOutput()) {
      takeFile(destination.file(), what);
    } else if (onStandardOutput.isEmpty()) {
      onStandardOutput = what;
    } else {
      throw Problem.usage(
          "standard output is for one report, not for " + onStandardOutput + " and " + what,
          "give one of them a file: --report " + what + "=FILE");
    }
  }

  /** Takes the place of what is no text, and so cannot be printed either. */
  void takeFile(String file, String what) {
    String shown = TerminalSafe.line(file);
    if (Destination.isStandardOutput(file)) {
      throw Problem.usage(what + " is a .zip file, which is not printed", "--evidence risksh.zip");
    }
    Path path = real(world.path(file));
    if (sources.contains(path)) {
      throw Problem.usage(
          what + " would be written over " + shown + ", which the run is made of",
          "give it a file of its own");
    }
    String other = taken.putIfAbsent(path, what);
    if (other != null) {
      throw Problem.usage(
          "two reports cannot be one file: " + other + " and " + what + " are both " + shown,
          "give each a file of its own");
    }
    if (Files.isDirectory(path)) {
      throw Problem.usage(shown + " is a folder", "name a file in it");
    }
  }

  private static Path real(Path path) {
    try {
      return AtomicFile.target(path);
    } catch (IOException noSuchPlace) {
      return path.toAbsolutePath().normalize();
    }
  }
}
