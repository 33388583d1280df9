package dev.risksh.shell;

import dev.risksh.console.World;
import dev.risksh.session.SessionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What was typed in this session, and what ran well of it in a file beside the saved session, line
 * by line, so that a crash takes at most the line that was being typed. A line with a secret is in
 * neither.
 */
final class TypedLines {
  private final World world;
  private final SecretLines secrets;
  private final Consumer<String> notices;
  private final Optional<Path> folder;
  private final List<String> typed = new ArrayList<>();
  private Optional<HistoryFile> file = Optional.empty();

  TypedLines(World world, SessionOptions session, Consumer<String> notices) {
    this.world = world;
    this.notices = notices;
    secrets = new SecretLines(world);
    folder = session.name().map(name -> world.home().resolve("sessions").resolve(name));
  }

  /** Told of each input before it runs. */
  synchronized void typed(String input) {
    if (!secrets.contains(input)) {
      typed.add(input);
    }
  }

  /** Told of each input that ran well, for the next session to restore. */
  synchronized void ran(String input) {
    if (folder.isEmpty() || secrets.contains(input)) {
      return;
    }
    file().append(entry(input));
  }

  /** Told what is left of that, when something was taken away. */
  synchronized void remain(List<String> inputs) {
    if (folder.isPresent()) {
      file()
          .rewrite(
              inputs.stream().filter(input -> !secrets.contains(input)).map(this::entry).toList());
    }
  }

  private HistoryFile.Entry entry(String input) {
    return new HistoryFile.Entry(world.clock().instant(), input);
  }

  private HistoryFile file() {
    if (file.isEmpty()) {
      makeRoom();
      file = now();
    }
    return file.get();
  }

  /** What the session before left becomes what can be restored. */
  private void makeRoom() {
    Path now = folder.get().resolve("typed");
    try {
      if (Files.exists(now)) {
        Files.move(now, folder.get().resolve("typed.before"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      notices.accept("what was typed before cannot be restored: " + now + " cannot be moved");
    }
  }

  private Optional<HistoryFile> now() {
    return folder.map(path -> new HistoryFile(path.resolve("typed"), notices));
  }

  /** What ran well in the session before this one. */
  synchronized List<String> before() {
    Optional<HistoryFile> before =
        file.isEmpty()
            ? now()
            : folder.map(path -> new HistoryFile(path.resolve("typed.before"), notices));
    return before.stream().flatMap(lines -> texts(lines).stream()).toList();
  }

  /**
   * What was typed.
   *
   * @param earlier whether in earlier sessions too
   */
  synchronized List<String> all(boolean earlier) {
    // At a terminal what is typed here stands in the shared history already.
    List<String> all = new ArrayList<>(earlier ? texts(HistoryFile.in(world, notices)) : typed);
    if (earlier && !world.interactive()) {
      all.addAll(typed);
    }
    return all;
  }

  private static List<String> texts(HistoryFile file) {
    return file.read().stream().map(HistoryFile.Entry::text).toList();
  }
}
