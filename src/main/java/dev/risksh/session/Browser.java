package dev.risksh.session;

import dev.risksh.console.World;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The browser of the person in front, through the program that a desktop has for that. */
final class Browser {
  private final World world;

  Browser(World world) {
    this.world = world;
  }

  /** Whether a browser was told; without a desktop there is none to tell. */
  boolean open(URI address) {
    Optional<Path> opener = world.interactive() ? opener() : Optional.empty();
    if (opener.isEmpty()) {
      return false;
    }
    try {
      new ProcessBuilder(opener.get().toString(), address.toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** On Linux only with a display: xdg-open takes a browser for terminals else, in this one. */
  private Optional<Path> opener() {
    if (System.getProperty("os.name").startsWith("Mac")) {
      return program("open");
    }
    boolean display = world.env("DISPLAY").or(() -> world.env("WAYLAND_DISPLAY")).isPresent();
    return display ? program("xdg-open") : Optional.empty();
  }

  private Optional<Path> program(String name) {
    return Arrays.stream(world.env("PATH").orElse("").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
