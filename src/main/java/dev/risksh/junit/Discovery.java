package dev.risksh.junit;

import dev.risksh.console.World;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.ClasspathResourceSelector;
import org.junit.platform.engine.discovery.ClasspathRootSelector;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.ModuleSelector;
import org.junit.platform.engine.discovery.PackageNameFilter;
import org.junit.platform.engine.discovery.PackageSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.discovery.UriSelector;

/**
 * Finds out which scripts a build tool or an IDE means, by class, file, folder, id and the like.
 */
final class Discovery {
  private final World world;
  private final EngineDiscoveryRequest request;
  private final Map<Optional<Class<?>>, Meant> meant = new LinkedHashMap<>();

  /**
   * What is meant of one class, or of none.
   *
   * @param names of scripts and folders; empty for all that the class stands for
   * @param rows of data of a script, by their numbers; all where there is none
   */
  record Meant(Set<String> names, Map<String, Set<Integer>> rows) {
    boolean all() {
      return names.isEmpty();
    }
  }

  Discovery(World world, EngineDiscoveryRequest request) {
    this.world = world;
    this.request = request;
  }

  /**
   * What is meant, of each class that stands for scripts and of none.
   *
   * @param engine whose ids are looked at
   * @param usual where scripts are, for who wants all there are
   */
  Map<Optional<Class<?>>, Meant> meant(UniqueId engine, String usual) {
    request
        .getSelectorsByType(ClassSelector.class)
        .forEach(one -> standing(one).ifPresent(this::addAll));
    scanned().forEach(this::addAll);
    for (UniqueIdSelector selector : request.getSelectorsByType(UniqueIdSelector.class)) {
      if (selector.getUniqueId().hasPrefix(engine)) {
        add(selector.getUniqueId());
      }
    }
    request.getSelectorsByType(DirectorySelector.class).forEach(one -> add(one.getDirectory()));
    request.getSelectorsByType(FileSelector.class).forEach(one -> add(one.getFile()));
    request
        .getSelectorsByType(UriSelector.class)
        .forEach(one -> file(one.getUri()).ifPresent(this::add));
    request
        .getSelectorsByType(ClasspathResourceSelector.class)
        .forEach(one -> file(one.getClasspathResourceName()).ifPresent(this::add));
    boolean wholeClassPath = !request.getSelectorsByType(ClasspathRootSelector.class).isEmpty();
    if (wholeClassPath && meant.isEmpty()) {
      add(world.path(usual).toFile());
    }
    return meant;
  }

  private Meant of(Optional<Class<?>> type) {
    return meant.computeIfAbsent(
        type, key -> new Meant(new LinkedHashSet<>(), new LinkedHashMap<>()));
  }

  private void addAll(Class<?> type) {
    meant.put(Optional.of(type), new Meant(Set.of(), Map.of()));
  }

  /** A step cannot be run without those before it: who means one means its scenario. */
  private void add(UniqueId id) {
    Optional<String> className = segment(id, ClassDescriptor.SEGMENT);
    Optional<Class<?>> type =
        className.flatMap(name -> standing(DiscoverySelectors.selectClass(name)));
    Optional<String> script = segment(id, ScenarioEngine.SCENARIO);
    boolean known = className.isEmpty() || type.isPresent();
    boolean allIsMeant = meant.containsKey(type) && meant.get(type).all();
    if (!known || allIsMeant) {
      return;
    }
    if (script.isEmpty()) {
      type.ifPresent(this::addAll);
      return;
    }
    Meant ofType = of(type);
    boolean fresh = ofType.names().add(script.get());
    Optional<Integer> row = segment(id, ScenarioEngine.ROW).flatMap(Discovery::number);
    if (row.isEmpty()) {
      ofType.rows().remove(script.get());
    } else if (fresh || ofType.rows().containsKey(script.get())) {
      ofType.rows().computeIfAbsent(script.get(), key -> new TreeSet<>()).add(row.get());
    }
  }

  private static Optional<Integer> number(String row) {
    return row.matches("#\\d{1,9}")
        ? Optional.of(Integer.valueOf(row.substring(1)))
        : Optional.empty();
  }

  private void add(File file) {
    boolean script = file.isFile() && file.getName().endsWith(".groovy");
    boolean folder = file.isDirectory() && hasScripts(file.toPath());
    if (script || folder) {
      of(Optional.empty()).names().add(shortened(file));
    }
  }

  /** A folder that somebody looks for tests in need not have scenarios. */
  private static boolean hasScripts(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".groovy"));
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static Optional<File> file(URI uri) {
    try {
      return "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri).toFile()) : Optional.empty();
    } catch (IllegalArgumentException | FileSystemNotFoundException noFile) {
      return Optional.empty();
    }
  }

  private static Optional<File> file(String resource) {
    URL url = Thread.currentThread().getContextClassLoader().getResource(resource);
    return Optional.ofNullable(url).flatMap(found -> file(URI.create(found.toString())));
  }

  /** Those in packages, modules and parts of the class path. */
  private Set<Class<?>> scanned() {
    Predicate<String> named =
        Filter.composeFilters(
                Stream.of(ClassNameFilter.class, PackageNameFilter.class)
                    .flatMap(filter -> request.getFiltersByType(filter).stream())
                    .toList())
            .toPredicate();
    Predicate<Class<?>> stands = Discovery::stands;
    Set<Class<?>> found = new LinkedHashSet<>();
    for (PackageSelector one : request.getSelectorsByType(PackageSelector.class)) {
      found.addAll(ReflectionSupport.findAllClassesInPackage(one.getPackageName(), stands, named));
    }
    for (ModuleSelector one : request.getSelectorsByType(ModuleSelector.class)) {
      found.addAll(ReflectionSupport.findAllClassesInModule(one.getModuleName(), stands, named));
    }
    for (ClasspathRootSelector one : request.getSelectorsByType(ClasspathRootSelector.class)) {
      found.addAll(
          ReflectionSupport.findAllClassesInClasspathRoot(one.getClasspathRoot(), stands, named));
    }
    return found;
  }

  private static Optional<Class<?>> standing(ClassSelector selector) {
    try {
      return Optional.<Class<?>>of(selector.getJavaClass()).filter(Discovery::stands);
    } catch (JUnitException | LinkageError noSuchClass) {
      // The engine whose class it is will say so.
      return Optional.empty();
    }
  }

  private static boolean stands(Class<?> type) {
    try {
      return type.isAnnotationPresent(Scenarios.class);
    } catch (LinkageError broken) {
      return false;
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
