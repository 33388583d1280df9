package dev.risksh.session;

import dev.risksh.console.AtomicFile;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.jose.KeyReader;
import dev.risksh.jose.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The user's key pairs as JWK files under {@code keys/}, readable by their owner only. */
final class KeyFiles {
  private static final String SUFFIX = ".jwk.json";

  private final Path folder;

  KeyFiles(Path folder) {
    this.folder = folder;
  }

  Path write(SigningKey key) {
    Path file = file(key.kid());
    AtomicFile.write(file, key.privateJwk().reveal().getBytes(StandardCharsets.UTF_8), true);
    return file;
  }

  /** The key of that kid; empty when there is no file for it. */
  Optional<SigningKey> read(String kid) {
    Path file = file(kid);
    return Files.isRegularFile(file) ? Optional.of(readFile(file)) : Optional.empty();
  }

  /** All keys, by file name; a file that is not a key is passed over. */
  List<SigningKey> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .sorted()
          .flatMap(KeyFiles::readIfKey)
          .toList();
    } catch (IOException e) {
      throw new Problem(ExitCode.FAILED, "cannot look into " + folder, null, e);
    }
  }

  private static Stream<SigningKey> readIfKey(Path file) {
    try {
      return Stream.of(readFile(file));
    } catch (Problem notAKey) {
      return Stream.empty();
    }
  }

  static SigningKey readFile(Path file) {
    return readFile(file, Optional.empty());
  }

  /**
   * @param kid as {@link KeyReader#read} has it
   */
  static SigningKey readFile(Path file, Optional<String> kid) {
    try {
      return KeyReader.read(Files.readString(file), file.toString(), kid);
    } catch (IOException e) {
      throw Problem.badInput(file + " cannot be read as a key file", null);
    }
  }

  /** A kid is anything its owner likes; a file name is not. */
  private Path file(String kid) {
    String name = kid.replaceAll("[^A-Za-z0-9_-]", "_");
    return folder.resolve((name.length() > 100 ? name.substring(0, 100) : name) + SUFFIX);
  }
}
