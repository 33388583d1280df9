package dev.risksh.session;

import dev.risksh.console.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A file with secrets, which belongs to its owner and in no repository. */
final class PrivateFile {
  private static final long GIT_SECONDS = 10;
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private final Path file;
  private final String name;

  /**
   * @param name what to call it
   */
  PrivateFile(Path file, String name) {
    this.file = file.toAbsolutePath().normalize();
    this.name = name;
  }

  /**
   * Refuses one that is in a repository; says so where others can read it, or where it is not kept
   * from being added.
   */
  void check(Consumer<String> notices) {
    Optional<Path> repository = repository();
    if (repository.isPresent()) {
      checkGit(repository.get(), notices);
    }
    if (readableByOthers()) {
      notices.accept(name + " can be read by others than you: chmod 600 " + name);
    }
  }

  private boolean readableByOthers() {
    try {
      return Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
    } catch (IOException | UnsupportedOperationException noSuchPermissions) {
      return false;
    }
  }

  private Optional<Path> repository() {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"))) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  private void checkGit(Path repository, Consumer<String> notices) {
    Optional<Integer> tracked = git("ls-files", "--error-unmatch", "--", file.toString());
    if (tracked.isPresent() && tracked.get() == 0) {
      throw Problem.badInput(
          name + " is in the git repository, and so are its secrets",
          "git rm --cached " + name + ", and change what is in it: others may have it");
    }
    boolean ignored =
        tracked.isPresent()
            ? git("check-ignore", "-q", "--", file.toString()).equals(Optional.of(0))
            : ignoredByPattern(repository);
    if (!ignored) {
      notices.accept(name + " could be committed by mistake: put *.private.yaml into .gitignore");
    }
  }

  /** How git ended; empty where there is none. */
  private Optional<Integer> git(String... words) {
    List<String> command =
        Stream.concat(
                // What a repository sets up to be run is not ours to run.
                Stream.of("git", "-c", "core.fsmonitor=false"), Stream.of(words))
            .toList();
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(file.getParent().toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(GIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      int code = process.exitValue();
      return code == 0 || code == 1 ? Optional.of(code) : Optional.empty();
    } catch (IOException noGit) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Without git: whether a line of a {@code .gitignore} is about such a file. */
  private boolean ignoredByPattern(Path repository) {
    for (Path folder = file.getParent();
        folder != null && folder.startsWith(repository);
        folder = folder.getParent()) {
      Path relative = folder.relativize(file);
      try {
        for (String line :
            Files.readAllLines(folder.resolve(".gitignore"), StandardCharsets.UTF_8)) {
          String pattern = line.strip().replaceFirst("^/", "");
          if (!pattern.isEmpty() && !pattern.startsWith("#") && matches(pattern, relative)) {
            return true;
          }
        }
      } catch (IOException noneHere) {
        // The next folder up may have one.
      }
    }
    return false;
  }

  private static boolean matches(String pattern, Path relative) {
    try {
      var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      return matcher.matches(relative)
          || matcher.matches(relative.getFileName())
          || (relative.getNameCount() > 1
              && pattern.replaceFirst("/$", "").equals(relative.getName(0).toString()));
    } catch (IllegalArgumentException noPattern) {
      return false;
    }
  }
}
