package dev.risksh.session;

import dev.risksh.jose.KeyFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which keys are to leave, and how.
 *
 * @param kids empty for the key in use
 * @param format empty for what the file's name says, else a JWK
 * @param whole with their private halves
 * @param protect under a passphrase
 * @param reveal whether private halves may be shown
 * @param file where to; empty for showing them
 * @param overwrite whether a file that is there may go
 */
public record KeyExport(
    List<String> kids,
    Optional<KeyFormat> format,
    boolean whole,
    boolean protect,
    boolean reveal,
    Optional<Path> file,
    boolean overwrite) {

  /** The public half of one key as a JWK, to be shown. */
  public static KeyExport shown(Optional<String> kid) {
    return new KeyExport(
        kid.stream().toList(), Optional.empty(), false, false, false, Optional.empty(), false);
  }

  KeyFormat form() {
    return format
        .or(() -> file.map(path -> KeyFormat.ofFile(path.getFileName().toString())))
        .orElse(KeyFormat.JWK);
  }
}
