package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A signing key kept for the next new org. It opens nothing but orgs that are gone with their
 * process; making one takes up to a second of a cold JVM.
 */
final class KeyFile implements AutoCloseable {
  /** As in an org's own file. */
  private static final String MEMBER = "signingKeys";

  private final Optional<Path> file;
  private boolean closed;

  /**
   * @param file empty to make a key each time
   */
  KeyFile(Optional<Path> file) {
    this.file = file;
  }

  /** The key that is kept, or what {@code maker} makes, which is kept from now on. */
  RSAKey get(Supplier<RSAKey> maker) {
    return file.flatMap(KeyFile::read).orElseGet(() -> keep(maker.get()));
  }

  private static Optional<RSAKey> read(Path file) {
    try {
      JsonNode keys = Json.read(Files.readString(file)).path(MEMBER);
      return Optional.of(RSAKey.parse(keys.path(0).toString())).filter(RSAKey::isPrivate);
    } catch (IOException | ParseException noneYet) {
      return Optional.empty();
    }
  }

  private synchronized RSAKey keep(RSAKey key) {
    if (file.isPresent() && !closed) {
      try {
        write(file.get(), "{\"" + MEMBER + "\":[" + key.toJSONString() + "]}");
      } catch (IOException notKept) {
        // The next org makes its own, as this one did.
      }
    }
    return key;
  }

  /** Beside it first, in a file that Java makes readable by its owner only. */
  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Path next = Files.createTempFile(file.getParent(), "local-org.", ".new");
    Files.writeString(next, text);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Nothing is written any more, whoever is still at it. */
  @Override
  public synchronized void close() {
    closed = true;
  }
}
