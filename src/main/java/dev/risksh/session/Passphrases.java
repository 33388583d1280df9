package dev.risksh.session;

import dev.risksh.console.Masks;
import dev.risksh.console.Person;
import dev.risksh.console.Problem;
import dev.risksh.console.World;
import dev.risksh.jose.Secret;
import dev.risksh.jose.SigningKey;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the passphrases of keys come from: the environment, else whoever can be asked. */
final class Passphrases {
  private static final String VARIABLE = "RISKSH_KEY_PASSPHRASE";

  private final World world;
  private final Supplier<Person> person;
  private final Masks masks;

  /**
   * @param masks told of each that was given
   */
  Passphrases(World world, Supplier<Person> person, Masks masks) {
    this.world = world;
    this.person = person;
    this.masks = masks;
  }

  /** The one that opens {@code what}. */
  Secret of(String what) {
    return fromEnvironment()
        .or(() -> asked("passphrase of " + what + ": "))
        .orElseThrow(
            () ->
                Problem.usage(
                    what + " is protected by a passphrase, and nobody can be asked for it here",
                    "set " + VARIABLE));
  }

  /** {@code key} unlocked, where that takes no asking. */
  SigningKey unlockUnasked(SigningKey key) {
    return fromEnvironment().filter(given -> key.locked()).map(key::unlock).orElse(key);
  }

  /** One to protect something with from now on; whoever types it unseen types it twice. */
  Secret fresh() {
    return fromEnvironment()
        .or(this::typedTwice)
        .orElseThrow(
            () ->
                Problem.usage(
                    "protecting a key takes a passphrase, and nobody can be asked for one here",
                    "set " + VARIABLE));
  }

  private Optional<Secret> typedTwice() {
    Optional<Secret> first = asked("new passphrase: ");
    if (first.isPresent() && !first.equals(asked("the same again: "))) {
      throw Problem.usage("the two are not the same, and nothing was done", null);
    }
    return first;
  }

  private Optional<Secret> fromEnvironment() {
    return world.env(VARIABLE).map(this::known);
  }

  private Optional<Secret> asked(String question) {
    Optional<String> typed = person.get().secret("  " + question);
    if (typed.filter(String::isEmpty).isPresent()) {
      throw Problem.usage("a passphrase has at least one character, and nothing was done", null);
    }
    return typed.map(this::known);
  }

  private Secret known(String passphrase) {
    masks.add(passphrase);
    return Secret.of(passphrase);
  }
}
