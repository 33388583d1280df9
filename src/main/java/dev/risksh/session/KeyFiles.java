package dev.risksh.session;

import dev.risksh.console.AtomicFile;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.jose.KeyReader;
import dev.risksh.jose.KeyText;
import dev.risksh.jose.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user's key pairs under {@code keys/}, readable by their owner only: each a JWK, or a JWE of
 * it where it has a passphrase.
 */
final class KeyFiles implements KeyRing {
  private static final String SUFFIX = ".jwk.json";
  private static final int LONGEST_NAME = 100;
  private static final int READABLE = 40;
  private static final int DIGITS = 16;

  private final Path folder;

  KeyFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<SigningKey> get(String kid) {
    return find(kid).map(file -> KeyReader.kept(text(file)));
  }

  /** Under its own name, or under any other that its owner gave it. */
  private Optional<Path> find(String kid) {
    Path file = file(kid);
    return Files.exists(file)
        ? Optional.of(file)
        : files().stream()
            .filter(other -> keyIn(other).filter(key -> key.kid().equals(kid)).isPresent())
            .findFirst();
  }

  /** A file that is not a key is passed over. */
  @Override
  public List<SigningKey> all() {
    return files().stream().flatMap(file -> keyIn(file).stream()).toList();
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new Problem(ExitCode.FAILED, "cannot look into " + folder, null, e);
    }
  }

  /** By the names of the files, none of which is read. */
  @Override
  public List<String> kids() {
    return files().stream()
        .map(file -> file.getFileName().toString())
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .toList();
  }

  private static Optional<SigningKey> keyIn(Path file) {
    try {
      return Optional.of(KeyReader.kept(text(file)));
    } catch (Problem notAKey) {
      return Optional.empty();
    }
  }

  @Override
  public void put(SigningKey key) {
    AtomicFile.write(
        find(key.kid()).orElseGet(() -> file(key.kid())),
        (key.atRest().reveal() + "\n").getBytes(StandardCharsets.UTF_8),
        true);
  }

  @Override
  public void remove(SigningKey key) {
    Optional<Path> file = find(key.kid());
    try {
      if (file.isPresent()) {
        Files.delete(file.get());
      }
    } catch (IOException e) {
      throw new Problem(ExitCode.FAILED, "cannot remove " + file.get(), null, e);
    }
  }

  /** A kid is anything its owner likes; a file name is not, and no two kids may share one. */
  private Path file(String kid) {
    if (kid.matches("[A-Za-z0-9_-]{1," + LONGEST_NAME + "}")) {
      return folder.resolve(kid + SUFFIX);
    }
    String readable = kid.replaceAll("[^A-Za-z0-9_-]", "_");
    String start = readable.substring(0, Math.min(READABLE, readable.length()));
    return folder.resolve(start + "." + digest(kid) + SUFFIX);
  }

  private static String digest(String kid) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(kid.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("no SHA-256 in this JDK", impossible);
    }
  }

  /** The content of a key file, wherever it is; no more of it is read than a key can be. */
  static KeyText text(Path file) {
    if (Files.isDirectory(file)) {
      throw Problem.badInput(file + " is a folder, not a key file", null);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(KeyReader.MAX_CHARACTERS + 1);
      if (bytes.length > KeyReader.MAX_CHARACTERS) {
        throw Problem.badInput(file + " is not a key: it is larger than 1 MiB", null);
      }
      String content =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return KeyText.of(content, file.toString());
    } catch (NoSuchFileException e) {
      throw Problem.badInput("there is no file " + file, null);
    } catch (CharacterCodingException e) {
      throw Problem.badInput(
          file + " is not a key that can be used: it is not text",
          "give a JWK or a PEM file; openssl pkey -inform DER -in FILE -out key.pem changes DER");
    } catch (IOException e) {
      throw Problem.badInput(file + " cannot be read", null);
    }
  }
}
