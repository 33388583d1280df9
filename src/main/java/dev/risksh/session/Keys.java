package dev.risksh.session;

import dev.risksh.console.Problem;
import dev.risksh.jose.KeyReader;
import dev.risksh.jose.KeySpec;
import dev.risksh.jose.SigningKey;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The verbs on key pairs. */
public final class Keys {
  private static final long MAX_FILE_BYTES = 1 << 20;

  private final Session session;

  Keys(Session session) {
    this.session = session;
  }

  /** Makes a key pair, keeps it in an owner-only file and uses it from now on. */
  public SigningKey create(KeySpec spec) {
    SigningKey key = SigningKey.generate(spec, session.world().random());
    return use(key, "made here");
  }

  /** Reads a private key from a JWK, JWK set or PEM file and uses it from now on. */
  public SigningKey importFrom(Path file, Optional<String> kid) {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw Problem.badInput(file + " is not a key: it is larger than 1 MiB", null);
      }
      return use(KeyReader.read(Files.readString(file), file.toString(), kid), file.toString());
    } catch (NoSuchFileException e) {
      throw Problem.badInput("there is no file " + file, null);
    } catch (MalformedInputException e) {
      throw Problem.badInput(
          file + " is not a key that can be used: it is not text", "give a JWK or a PEM file");
    } catch (IOException e) {
      throw Problem.badInput(file + " cannot be read", null);
    }
  }

  /** The kept key pairs; in a session in memory, the one in use. */
  public List<SigningKey> list() {
    return session.file().inMemory()
        ? session.value(Slot.KEY).stream().toList()
        : session.file().keys().all();
  }

  /** A key pair that is kept, by the beginning of its kid, or in a file; it is not used by this. */
  public SigningKey find(String kidOrFile) {
    Path file = session.world().path(kidOrFile);
    return Files.isRegularFile(file) ? KeyFiles.readFile(file) : kept(kidOrFile);
  }

  /** Uses a kept key pair; its kid may be shortened while only one begins like that. */
  public SigningKey choose(String kid) {
    return session.put(Slot.KEY, kept(kid), "chosen here");
  }

  private SigningKey kept(String kid) {
    List<SigningKey> matching = list().stream().filter(key -> key.kid().startsWith(kid)).toList();
    if (matching.size() != 1) {
      throw Problem.usage(
          (matching.isEmpty() ? "no key has a kid that begins with " : "several keys begin with ")
              + kid,
          "/key list shows them all");
    }
    return matching.get(0);
  }

  private SigningKey use(SigningKey key, String origin) {
    if (!session.file().inMemory()) {
      session.file().keys().write(key);
    }
    return session.put(Slot.KEY, key, origin);
  }
}
