package dev.risksh.session;

import dev.risksh.console.SlowWork;
import dev.risksh.console.World;
import dev.risksh.jose.KeyChoice;
import dev.risksh.jose.KeyFound;
import dev.risksh.jose.KeyReader;
import dev.risksh.jose.KeyText;
import dev.risksh.jose.Secret;
import dev.risksh.jose.SigningKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Takes keys in from files and texts, with the passphrase where one is needed; one that risksh put
 * under a passphrase itself stays locked until it is to sign.
 */
final class KeyIntake {
  private final World world;
  private final Passphrases passphrases;

  KeyIntake(World world, Passphrases passphrases) {
    this.world = world;
    this.passphrases = passphrases;
  }

  KeyFound read(Path file, KeyChoice choice) {
    return read(KeyFiles.text(file), choice);
  }

  KeyFound read(KeyText text, KeyChoice choice) {
    if (!text.isProtected()) {
      return KeyReader.read(text, choice, Optional.empty());
    }
    Optional<SigningKey> ours = KeyReader.locked(text).filter(key -> choice.equals(KeyChoice.NONE));
    if (ours.isPresent()) {
      return new KeyFound(ours.get(), List.of());
    }
    Optional<Secret> passphrase = Optional.of(passphrases.of(text.source()));
    return SlowWork.run(
        world, "opening " + text.source(), () -> KeyReader.read(text, choice, passphrase));
  }
}
