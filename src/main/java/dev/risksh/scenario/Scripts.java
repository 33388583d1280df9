package dev.risksh.scenario;

import dev.risksh.console.AtomicFile;
import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Finds the scripts that are meant by names of files, folders and patterns such as {@code
 * scripts/**}{@code /*.groovy}, which not every shell expands.
 */
public final class Scripts {
  private static final String ENDING = ".groovy";
  private static final Pattern WILD = Pattern.compile("[*?\\[{]");

  private final World world;

  public Scripts(World world) {
    this.world = world;
  }

  /** Those that are meant, each once: in the order of {@code names}, what one stands for sorted. */
  public List<String> find(List<String> names) {
    Map<Path, String> found = new LinkedHashMap<>();
    for (String name : names) {
      for (String script : named(name)) {
        found.putIfAbsent(real(script), script);
      }
    }
    return List.copyOf(found.values());
  }

  private List<String> named(String name) {
    if (name.isBlank()) {
      throw Problem.usage(
          "the name of a script is empty", "it may be a variable of the OS shell that is not set");
    }
    Path path;
    try {
      path = world.path(name);
    } catch (InvalidPathException noName) {
      throw Problem.badInput("there is no script " + TerminalSafe.line(name), null);
    }
    if (Files.isDirectory(path)) {
      String base = name.endsWith("/") ? name : name + "/";
      return some(below(base, "**" + ENDING), "there is no script in " + TerminalSafe.line(name));
    }
    if (Files.exists(path) || !WILD.matcher(name).find()) {
      return List.of(existing(name, path));
    }
    int wild = name.lastIndexOf('/', firstWild(name)) + 1;
    return some(
        below(name.substring(0, wild), name.substring(wild)),
        "no script matches " + TerminalSafe.line(name));
  }

  private static int firstWild(String name) {
    return WILD.matcher(name).results().findFirst().orElseThrow().start();
  }

  private static List<String> some(List<String> scripts, String none) {
    if (scripts.isEmpty()) {
      throw Problem.badInput(
          none, "a script ends in .groovy; a pattern is one like 'scripts/**/*.groovy'");
    }
    return scripts;
  }

  private String existing(String name, Path path) {
    if (Files.exists(path)) {
      return name;
    }
    String next =
        Suggestions.closest(path.getFileName().toString(), neighbours(path))
            .map(near -> "did you mean " + TerminalSafe.line(beside(name, near)) + "?")
            .orElse("scripts/ has examples: risksh run scripts/first-signal.groovy");
    throw Problem.badInput("there is no script " + TerminalSafe.line(name), next);
  }

  private static String beside(String name, String other) {
    return name.substring(0, name.lastIndexOf('/') + 1) + other;
  }

  private static List<String> neighbours(Path path) {
    try (Stream<Path> files = Files.list(path.getParent())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING))
          .limit(500)
          .toList();
    } catch (IOException noSuchFolder) {
      return List.of();
    }
  }

  /** The scripts below a folder whose names from there on match. */
  private List<String> below(String base, String pattern) {
    List<PathMatcher> matchers = matchers(pattern);
    TreeSet<String> scripts = new TreeSet<>();
    Path folder = world.path(base.isEmpty() ? "." : base);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try {
      Path start = folder.toRealPath();
      Files.walkFileTree(
          start,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              boolean hidden = !dir.equals(start) && dir.getFileName().toString().startsWith(".");
              return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              Path relative = start.relativize(file);
              if (relative.toString().endsWith(ENDING)
                  && Files.isRegularFile(file)
                  && matchers.stream().anyMatch(matcher -> matcher.matches(relative))) {
                scripts.add(base + relative);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw Problem.badInput(
          TerminalSafe.line(base) + " cannot be searched: " + AtomicFile.reason(e), null);
    }
    return List.copyOf(scripts);
  }

  /** As shells have it, {@code **}{@code /} may stand for no folder at all; to Java it is one. */
  private static List<PathMatcher> matchers(String pattern) {
    List<String> patterns = new ArrayList<>(List.of(pattern));
    if (pattern.contains("**/")) {
      patterns.add(pattern.replace("**/", ""));
    }
    try {
      return patterns.stream()
          .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
          .toList();
    } catch (PatternSyntaxException e) {
      throw Problem.usage(
          TerminalSafe.line(pattern) + " is no pattern of file names: " + e.getDescription(), null);
    }
  }

  /** What tells two names of one file from two files. */
  private Path real(String script) {
    Path path = world.path(script);
    try {
      return path.toRealPath();
    } catch (IOException notThere) {
      return path.normalize();
    }
  }
}
