package dev.risksh.junit;

import dev.risksh.console.World;
import dev.risksh.scenario.Scripts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.ClasspathRootSelector;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;

/** Finds the scripts that a build tool or an IDE means. */
final class Discovery {
  private final World world;
  private final EngineDiscoveryRequest request;
  private final Settings settings;

  Discovery(World world, EngineDiscoveryRequest request, Settings settings) {
    this.world = world;
    this.request = request;
    this.settings = settings;
  }

  /**
   * The scripts of each class that stands for some, and of none: {@code ""}.
   *
   * @param engine whose they are
   */
  Map<String, List<String>> scripts(UniqueId engine) {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    for (ClassSelector selector : request.getSelectorsByType(ClassSelector.class)) {
      named(selector).ifPresent(name -> add(names, selector.getClassName(), name));
    }
    for (UniqueIdSelector selector : request.getSelectorsByType(UniqueIdSelector.class)) {
      UniqueId wanted = selector.getUniqueId();
      if (wanted.hasPrefix(engine)) {
        String className = segment(wanted, ClassDescriptor.SEGMENT).orElse("");
        // A step cannot be run without those before it.
        segment(wanted, ScenarioDescriptor.SEGMENT)
            .or(() -> named(DiscoverySelectors.selectClass(className)))
            .ifPresent(name -> add(names, className, name));
      }
    }
    for (DirectorySelector selector : request.getSelectorsByType(DirectorySelector.class)) {
      add(names, "", shortened(selector.getDirectory()));
    }
    for (FileSelector selector : request.getSelectorsByType(FileSelector.class)) {
      if (selector.getFile().getName().endsWith(".groovy")) {
        add(names, "", shortened(selector.getFile()));
      }
    }
    boolean wholeClassPath = !request.getSelectorsByType(ClasspathRootSelector.class).isEmpty();
    if (wholeClassPath && Files.isDirectory(world.path(settings.folder()))) {
      add(names, "", settings.folder());
    }
    Map<String, List<String>> scripts = new LinkedHashMap<>();
    names.forEach((className, some) -> scripts.put(className, find(some)));
    return scripts;
  }

  private static void add(Map<String, Set<String>> names, String className, String name) {
    names.computeIfAbsent(className, key -> new LinkedHashSet<>()).add(name);
  }

  /** A folder that somebody looks for tests in need not have scenarios. */
  private List<String> find(Set<String> names) {
    List<String> some =
        names.stream()
            .filter(name -> !Files.isDirectory(world.path(name)) || !isEmpty(name))
            .toList();
    return some.isEmpty() ? List.of() : new Scripts(world).find(some);
  }

  private boolean isEmpty(String folder) {
    try (Stream<Path> files = Files.walk(world.path(folder))) {
      return files.noneMatch(file -> file.toString().endsWith(".groovy"));
    } catch (IOException unreadable) {
      return true;
    }
  }

  private Optional<String> named(ClassSelector selector) {
    try {
      return Optional.ofNullable(selector.getJavaClass().getAnnotation(Scenarios.class))
          .map(said -> said.value().isEmpty() ? settings.folder() : said.value());
    } catch (JUnitException noSuchClass) {
      // The engine whose class it is will say so.
      return Optional.empty();
    }
  }

  private static Optional<String> segment(UniqueId id, String type) {
    return id.getSegments().stream()
        .filter(segment -> segment.getType().equals(type))
        .map(UniqueId.Segment::getValue)
        .findFirst();
  }

  /** As somebody would type it here. */
  private String shortened(File file) {
    Path path = world.path(file.getPath()).normalize();
    Path here = world.workingDirectory();
    if (path.equals(here)) {
      return ".";
    }
    return (path.startsWith(here) ? here.relativize(path) : path).toString();
  }
}
