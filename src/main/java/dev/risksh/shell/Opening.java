package dev.risksh.shell;

import dev.risksh.command.Play;
import dev.risksh.command.PromptOptions;
import dev.risksh.console.World;
import dev.risksh.groovy.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What runs before the first line of the user: the startup script, then the files named. */
record Opening(World world, PromptOptions options) {
  private static final String STARTUP = "startup.groovy";

  /** The startup script: the files that were named, else the user's own. */
  List<Play.Part> startup() {
    if (options.noStartup()) {
      return List.of();
    }
    if (!options.startup().isEmpty()) {
      return parts(options.startup().stream(), true);
    }
    Path own = world.home().resolve(STARTUP);
    return Files.exists(own) ? parts(Stream.of(own.toString()), true) : List.of();
  }

  List<Play.Part> files() {
    return parts(options.files().stream(), false);
  }

  private List<Play.Part> parts(Stream<String> files, boolean startup) {
    return files
        .map(file -> new Play.Part(file, SourceFile.read(world.path(file), file), startup))
        .toList();
  }
}
