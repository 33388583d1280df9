package dev.risksh.junit;

import dev.risksh.console.World;
import dev.risksh.scenario.Scripts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.ClasspathRootSelector;
import org.junit.platform.engine.discovery.DirectorySelector;
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
   * The scripts by their names, each once.
   *
   * @param engine whose they are
   */
  List<String> scripts(UniqueId engine) {
    Set<String> names = new LinkedHashSet<>();
    request
        .getSelectorsByType(ClassSelector.class)
        .forEach(one -> named(one).ifPresent(names::add));
    request
        .getSelectorsByType(DirectorySelector.class)
        .forEach(one -> names.add(shortened(one.getDirectory())));
    request.getSelectorsByType(FileSelector.class).stream()
        .map(FileSelector::getFile)
        .filter(file -> file.getName().endsWith(".groovy"))
        .forEach(file -> names.add(shortened(file)));
    request
        .getSelectorsByType(UniqueIdSelector.class)
        .forEach(one -> scenario(engine, one.getUniqueId()).ifPresent(names::add));
    boolean wholeClassPath = !request.getSelectorsByType(ClasspathRootSelector.class).isEmpty();
    if (wholeClassPath && Files.isDirectory(world.path(settings.folder()))) {
      names.add(settings.folder());
    }
    // A folder that somebody looks for tests in need not have scenarios.
    names.removeIf(name -> Files.isDirectory(world.path(name)) && isEmpty(name));
    return names.isEmpty() ? List.of() : new Scripts(world).find(List.copyOf(names));
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

  /** A step cannot be run without those before it. */
  private static Optional<String> scenario(UniqueId engine, UniqueId wanted) {
    return !wanted.hasPrefix(engine)
        ? Optional.empty()
        : wanted.getSegments().stream()
            .filter(segment -> segment.getType().equals(ScenarioDescriptor.SEGMENT))
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
