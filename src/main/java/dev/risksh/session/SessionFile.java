package dev.risksh.session;

import dev.risksh.console.AtomicFile;
import dev.risksh.console.Json;
import dev.risksh.console.LockFile;
import dev.risksh.console.Problem;
import dev.risksh.jose.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The saved session: {@code sessions/NAME/session.json}. It holds references and no secret: the
 * key's kid, not the key; no signature, no token. Several processes may have it at a time.
 */
final class SessionFile {
  /** Where a value came from that another process left behind. */
  static final String SAVED = "saved session";

  private final Optional<Path> folder;
  private final KeyRing keys;

  /** As this process knows it; another one may have changed the file since. */
  private SavedSession known;

  private boolean saved = true;

  /**
   * @param unlocked a key ready to sign, as far as that takes no asking
   */
  SessionFile(Path home, Optional<String> name, UnaryOperator<SigningKey> unlocked) {
    folder = name.map(session -> home.resolve("sessions").resolve(checkedName(session)));
    keys = name.isPresent() ? new KeyFiles(home.resolve("keys")) : KeyRing.inMemory();
    known = SavedSession.empty(keys, unlocked);
  }

  private static String checkedName(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
      throw Problem.usage(
          "a session's name has letters, digits, '.', '_' and '-' only, at most 64",
          "--session default");
    }
    return name;
  }

  /** Where the session's files are; empty when it lives in memory only. */
  Optional<Path> folder() {
    return folder;
  }

  /** The kept key pairs: the same for all sessions, but for one in memory its own. */
  KeyRing keys() {
    return keys;
  }

  /** Whether something was saved. */
  boolean exists() {
    return folder.filter(path -> Files.exists(path.resolve("session.json"))).isPresent();
  }

  boolean inMemory() {
    return folder.isEmpty();
  }

  /** What was saved; a file that cannot be understood is kept aside and said. */
  SavedSession read(Consumer<String> notices) {
    Path file = folder.map(SessionFile::file).orElse(null);
    if (file == null || !Files.exists(file)) {
      return known;
    }
    try {
      known = known.parse(Files.readString(file));
    } catch (IOException | Problem e) {
      setAside(file, notices);
    }
    return known;
  }

  private static Path file(Path folder) {
    return folder.resolve("session.json");
  }

  private static void setAside(Path file, Consumer<String> notices) {
    Path aside = file.resolveSibling("session.json.unreadable");
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      notices.accept(
          "the saved session could not be read and is kept as " + aside + "; starting anew");
    } catch (IOException cannotMove) {
      notices.accept("the saved session " + file + " could not be read; starting anew");
    }
  }

  /** What was set from outside and not in this session is not this session's to save. */
  void settle(String org, TokenSettings tokens, Holdings holdings) {
    known = known.with(org, tokens, holdings);
  }

  /**
   * Saves what changed here; what another process changed meanwhile stays. A session that cannot be
   * saved goes on, and says so.
   */
  void write(String org, TokenSettings tokens, Holdings holdings, Consumer<String> notices) {
    SavedSession next = known.with(org, tokens, holdings);
    if (folder.isEmpty() || next.equals(known)) {
      return;
    }
    Path file = file(folder.get());
    try {
      AtomicFile.makeFolder(file.getParent(), true);
      LockFile.holding(
          file.resolveSibling("session.lock"),
          () -> {
            String json = Json.pretty(next.merged(known, now(file)).json()) + "\n";
            AtomicFile.write(file, json.getBytes(StandardCharsets.UTF_8), true);
          });
      known = next;
      saved = true;
    } catch (IOException | Problem e) {
      saved = false;
      notices.accept("the session could not be saved: " + AtomicFile.reason(e));
    }
  }

  /** Whether all that was to be saved is. */
  boolean saved() {
    return saved;
  }

  /** What the file says now, which may be more than this process knows. */
  private SavedSession now(Path file) {
    try {
      return known.parse(Files.readString(file));
    } catch (IOException | Problem noneThatCanBeRead) {
      return known;
    }
  }
}
