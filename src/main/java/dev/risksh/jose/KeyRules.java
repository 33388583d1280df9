package dev.risksh.jose;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.risksh.console.TerminalSafe;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules of Okta's service app guide for keys, before Okta has to say them. */
final class KeyRules {
  private static final int MIN_RSA_BITS = 2048;
  private static final int MAX_RSA_BITS = 4096;
  private static final int LONGEST_SHOWN = 20;
  private static final Set<String> RSA_ALGORITHMS = Set.of("RS256", "RS384", "RS512");

  /** Each curve has one algorithm (RFC 7518, section 3.4). */
  private static final Map<Curve, String> EC_ALGORITHMS =
      Map.of(Curve.P_256, "ES256", Curve.P_384, "ES384", Curve.P_521, "ES512");

  private KeyRules() {}

  /** The key to sign with, or why it cannot be. */
  static SigningKey checked(JWK jwk) throws NotAKey {
    if (!(jwk instanceof RSAKey) && !(jwk instanceof ECKey)) {
      throw new NotAKey("Okta takes RSA and EC keys, and this one is " + shown(jwk.getKeyType()));
    }
    if (!jwk.isPrivate()) {
      throw new NotAKey("it has only the public half, and signing needs the private one");
    }
    checkUse(jwk);
    if (jwk instanceof RSAKey rsa) {
      checkRsa(rsa);
    } else {
      checkEc((ECKey) jwk);
    }
    SigningKey key = SigningKey.of(jwk, Optional.empty());
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

  private static void checkUse(JWK jwk) throws NotAKey {
    if (jwk.getKeyUse() != null && !jwk.getKeyUse().equals(KeyUse.SIGNATURE)) {
      throw new NotAKey("its use is '" + shown(jwk.getKeyUse()) + "', and Okta wants 'sig'");
    }
    if (jwk.getKeyOperations() != null && !jwk.getKeyOperations().contains(KeyOperation.SIGN)) {
      throw new NotAKey("its key_ops do not allow to sign");
    }
  }

  private static void checkRsa(RSAKey key) throws NotAKey {
    int bits = key.getModulus().decodeToBigInteger().bitLength();
    if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) {
      throw new NotAKey(bits + " bit RSA: it has to have 2048 to 4096 bits for Okta");
    }
    if (key.getAlgorithm() != null && !RSA_ALGORITHMS.contains(key.getAlgorithm().getName())) {
      throw new NotAKey(
          "Okta does not take the algorithm " + shown(key.getAlgorithm()) + " of an RSA key");
    }
  }

  private static void checkEc(ECKey key) throws NotAKey {
    String algorithm = EC_ALGORITHMS.get(key.getCurve());
    if (algorithm == null) {
      throw new NotAKey(
          "Okta takes the curves P-256, P-384 and P-521, not " + shown(key.getCurve()));
    }
    if (key.getAlgorithm() != null && !key.getAlgorithm().getName().equals(algorithm)) {
      throw new NotAKey(
          "a " + key.getCurve() + " key signs " + algorithm + ", not " + shown(key.getAlgorithm()));
    }
  }

  private static String shown(Object word) {
    return TerminalSafe.excerpt(word.toString(), LONGEST_SHOWN);
  }
}
