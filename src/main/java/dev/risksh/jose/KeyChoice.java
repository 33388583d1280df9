package dev.risksh.jose;

import java.util.Optional;

/**
 * What is said about a key beside the file that it is read from.
 *
 * @param kid which key of a set, or the name of one that has none; empty for the key's own
 * @param algorithm what to sign with where the key does not say; empty for the usual one
 */
public record KeyChoice(Optional<String> kid, Optional<String> algorithm) {
  /** As the key itself has it. */
  public static final KeyChoice NONE = new KeyChoice(Optional.empty(), Optional.empty());

  public KeyChoice {
    kid.ifPresent(KeyRules::checkKid);
    algorithm = algorithm.map(KeyRules::checkedAlgorithm);
  }
}
