package dev.risksh.jose;

import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What key pair is to be made.
 *
 * @param algorithm the JWS algorithm it is to sign with
 * @param kid what to name it; empty for its thumbprint
 */
public record KeyOrder(KeySpec spec, String algorithm, Optional<String> kid) {
  /** What is made where nothing is said of it. */
  public static final KeyOrder USUAL = of(KeySpec.RSA_2048);

  /** What {@code spec} signs with unless told otherwise, named by its thumbprint. */
  public static KeyOrder of(KeySpec spec) {
    return new KeyOrder(spec, spec.algorithms().get(0), Optional.empty());
  }

  /**
   * As a user says it; what is left out follows from the rest.
   *
   * @param type such as {@code rsa2048}; an algorithm of elliptic keys says it too
   * @param algorithm such as {@code RS384}
   * @throws Problem when there is no such key
   */
  public static KeyOrder of(
      Optional<String> type, Optional<String> algorithm, Optional<String> kid) {
    Optional<String> wanted = algorithm.map(name -> name.toUpperCase(Locale.ROOT));
    KeySpec spec =
        type.map(KeyOrder::named).or(() -> wanted.map(KeyOrder::signingWith)).orElse(USUAL.spec());
    kid.ifPresent(KeyRules::checkKid);
    wanted.ifPresent(
        name -> {
          if (!spec.algorithms().contains(name)) {
            throw Problem.usage(
                spec + " does not sign with " + TerminalSafe.line(name),
                "it signs with " + String.join(", ", spec.algorithms()));
          }
        });
    return new KeyOrder(spec, wanted.orElse(spec.algorithms().get(0)), kid);
  }

  /** Whether it is the usual one; a record's own comparison would be slow the first time. */
  public boolean isUsual() {
    return spec == USUAL.spec && algorithm.equals(USUAL.algorithm) && kid.isEmpty();
  }

  /** All that a key can be made to sign with. */
  public static List<String> algorithms() {
    return KeyRules.ALGORITHMS;
  }

  private static KeySpec named(String type) {
    return KeySpec.named(type)
        .orElseThrow(
            () ->
                Problem.usage(
                    "'" + TerminalSafe.line(type) + "' is not a kind of key",
                    "one of " + String.join(", ", KeySpec.labels())));
  }

  private static KeySpec signingWith(String algorithm) {
    return Arrays.stream(KeySpec.values())
        .filter(spec -> spec.algorithms().contains(algorithm))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.usage(
                    "Okta does not take the algorithm " + TerminalSafe.line(algorithm),
                    "one of " + String.join(", ", KeyRules.ALGORITHMS)));
  }
}
