package dev.risksh.jose;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of Okta's service app guide for keys, before Okta has to say them. */
final class KeyRules {
  static final List<String> RSA_ALGORITHMS = List.of("RS256", "RS384", "RS512");

  /** Each curve has one algorithm (RFC 7518, section 3.4). */
  private static final Map<Curve, String> EC_ALGORITHMS =
      Map.of(Curve.P_256, "ES256", Curve.P_384, "ES384", Curve.P_521, "ES512");

  /** All that Okta takes. */
  static final List<String> ALGORITHMS =
      Stream.concat(RSA_ALGORITHMS.stream(), EC_ALGORITHMS.values().stream().sorted()).toList();

  private static final int MIN_RSA_BITS = 2048;
  private static final int MAX_RSA_BITS = 4096;
  private static final int LONGEST_KID = 255;
  private static final int LONGEST_SHOWN = 20;

  private KeyRules() {}

  /** The key to sign with, or why it cannot be. */
  static SigningKey checked(JWK jwk, Optional<String> algorithm) throws NotAKey {
    if (jwk instanceof OctetSequenceKey) {
      throw new NotAKey(
          "it is one secret for both sides (oct), and Okta wants a pair's public half");
    }
    if (!(jwk instanceof RSAKey) && !(jwk instanceof ECKey)) {
      throw new NotAKey("Okta takes RSA and EC keys, and this one is " + shown(jwk.getKeyType()));
    }
    if (!jwk.isPrivate()) {
      throw new NotAKey("it has only the public half, and signing needs the private one");
    }
    checkUse(jwk);
    List<String> algorithms = jwk instanceof RSAKey rsa ? checkRsa(rsa) : checkEc((ECKey) jwk);
    SigningKey key = SigningKey.of(jwk, pick(algorithms, algorithm));
    if (!key.halvesBelongTogether()) {
      throw new NotAKey("its public and private halves do not belong together");
    }
    return key;
  }

  static JWK withKid(JWK key, String kid) {
    if (key instanceof RSAKey rsa) {
      return new RSAKey.Builder(rsa).keyID(kid).build();
    }
    return key instanceof ECKey ec ? new ECKey.Builder(ec).keyID(kid).build() : key;
  }

  /** A name that a user gave. */
  static void checkKid(String kid) {
    if (kid.isBlank()
        || kid.length() > LONGEST_KID
        || kid.chars().anyMatch(Character::isISOControl)) {
      throw Problem.usage(
          "a kid has 1 to " + LONGEST_KID + " characters, none of them a control character",
          "leave --kid out to name the key by its thumbprint");
    }
  }

  static String checkedAlgorithm(String name) {
    String algorithm = name.toUpperCase(Locale.ROOT);
    if (!ALGORITHMS.contains(algorithm)) {
      throw Problem.usage(
          "Okta does not take the algorithm " + shown(name),
          "one of " + String.join(", ", ALGORITHMS));
    }
    return algorithm;
  }

  private static void checkUse(JWK jwk) throws NotAKey {
    if (jwk.getKeyUse() != null && !jwk.getKeyUse().equals(KeyUse.SIGNATURE)) {
      throw new NotAKey("its use is '" + shown(jwk.getKeyUse()) + "', and Okta wants 'sig'");
    }
    if (jwk.getKeyOperations() != null && !jwk.getKeyOperations().contains(KeyOperation.SIGN)) {
      throw new NotAKey("its key_ops do not allow to sign");
    }
  }

  /** The one that was asked for, else the usual. */
  private static String pick(List<String> algorithms, Optional<String> wanted) throws NotAKey {
    if (wanted.isPresent() && !algorithms.contains(wanted.get())) {
      throw new NotAKey(
          "it signs with " + String.join(", ", algorithms) + ", not with " + wanted.get(),
          "leave the algorithm out");
    }
    return wanted.orElse(algorithms.get(0));
  }

  /** What it can sign with, the usual one first. */
  private static List<String> checkRsa(RSAKey key) throws NotAKey {
    int bits = key.getModulus().decodeToBigInteger().bitLength();
    if (bits < MIN_RSA_BITS) {
      throw new NotAKey(bits + " bit RSA: Okta wants at least 2048 bits");
    }
    if (bits > MAX_RSA_BITS) {
      throw new NotAKey(bits + " bit RSA: risksh takes 2048 to 4096 bits");
    }
    if (key.getAlgorithm() == null) {
      return RSA_ALGORITHMS;
    }
    if (!RSA_ALGORITHMS.contains(key.getAlgorithm().getName())) {
      throw new NotAKey(
          "Okta does not take the algorithm " + shown(key.getAlgorithm()) + " of an RSA key");
    }
    return List.of(key.getAlgorithm().getName());
  }

  private static List<String> checkEc(ECKey key) throws NotAKey {
    String algorithm = EC_ALGORITHMS.get(key.getCurve());
    if (algorithm == null) {
      throw new NotAKey(
          "Okta takes the curves P-256, P-384 and P-521, not " + shown(key.getCurve()));
    }
    if (key.getAlgorithm() != null && !key.getAlgorithm().getName().equals(algorithm)) {
      throw new NotAKey(
          "a " + key.getCurve() + " key signs " + algorithm + ", not " + shown(key.getAlgorithm()));
    }
    return List.of(algorithm);
  }

  private static String shown(Object word) {
    return TerminalSafe.excerpt(word.toString(), LONGEST_SHOWN);
  }
}
