package dev.risksh.session;

import dev.risksh.jose.KeyFormat;
import dev.risksh.jose.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keys that have left.
 *
 * @param whole with their private halves
 * @param text what left
 * @param file where to; empty when they are to be shown
 */
public record ExportedKey(KeyFormat format, boolean whole, Secret text, Optional<Path> file) {
  /** The text where it may be seen. */
  @Override
  public String toString() {
    return whole ? "private key as " + format.label() + ", not shown" : text.reveal().strip();
  }
}
