package dev.risksh.jose;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.risksh.console.Problem;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a private key from a JWK, a JWK set or a PEM file of PKCS#8, and refuses one that Okta
 * would refuse, with the reason. What was read never stands in a message.
 */
public final class KeyReader {
  private static final int MIN_RSA_BITS = 2048;
  private static final int MAX_RSA_BITS = 4096;
  private static final int MAX_CHARACTERS = 1 << 20;
  private static final Set<String> ALGORITHMS =
      Set.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512");

  private KeyReader() {}

  /**
   * @param text the content of a key file
   * @param source what to call it in a message: a file name, a variable
   * @param kid which key of a set; empty when there is only one to take
   */
  public static SigningKey read(String text, String source, Optional<String> kid) {
    if (text.length() > MAX_CHARACTERS) {
      throw notAKey(source, "it is larger than 1 MiB");
    }
    String trimmed = text.strip();
    JWK jwk =
        trimmed.startsWith("{") ? fromJson(trimmed, source, kid) : fromPem(trimmed, source, kid);
    return SigningKey.of(checked(jwk, source), Optional.empty());
  }

  private static JWK fromJson(String json, String source, Optional<String> kid) {
    try {
      if (json.contains("\"keys\"")) {
        return pick(JWKSet.parse(json).getKeys(), source, kid);
      }
      return JWK.parse(json);
    } catch (ParseException e) {
      // Nimbus' message may quote what it read, so it is not passed on.
      throw notAKey(source, "it starts like a JWK but cannot be read as one");
    }
  }

  private static JWK pick(List<JWK> keys, String source, Optional<String> kid) {
    List<JWK> candidates =
        keys.stream()
            .filter(JWK::isPrivate)
            .filter(key -> kid.isEmpty() || kid.get().equals(key.getKeyID()))
            .toList();
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    List<String> kids = keys.stream().map(JWK::getKeyID).toList();
    String found = candidates.isEmpty() ? "no" : Integer.toString(candidates.size());
    throw notAKey(
        source,
        "the set has "
            + found
            + " matching private keys"
            + (candidates.isEmpty() ? "" : "; say which with --kid, one of " + kids));
  }

  private static JWK fromPem(String pem, String source, Optional<String> kid) {
    if (!pem.contains("-----BEGIN ")) {
      throw notAKey(source, "it is neither a JWK nor a PEM file");
    }
    String type = pem.substring(pem.indexOf("-----BEGIN ") + 11).split("-----", 2)[0];
    if (!type.equals("PRIVATE KEY")) {
      throw notAKey(source, "its PEM type is '" + type + "', and 'PRIVATE KEY' (PKCS#8) is needed");
    }
    String body = pem.substring(pem.indexOf("-----BEGIN PRIVATE KEY-----") + 27);
    int end = body.indexOf("-----END PRIVATE KEY-----");
    if (end < 0) {
      throw notAKey(source, "its end is missing");
    }
    try {
      PKCS8EncodedKeySpec encoded =
          new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body.substring(0, end)));
      RSAKey key = fromPkcs8(encoded);
      return kid.isPresent() ? new RSAKey.Builder(key).keyID(kid.get()).build() : key;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw notAKey(source, "the PEM body is not an RSA key (give an EC key as a JWK)");
    }
  }

  private static RSAKey fromPkcs8(PKCS8EncodedKeySpec encoded) throws GeneralSecurityException {
    KeyFactory rsa = KeyFactory.getInstance("RSA");
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) rsa.generatePrivate(encoded);
    RSAPublicKeySpec spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
    return new RSAKey.Builder((RSAPublicKey) rsa.generatePublic(spec)).privateKey(key).build();
  }

  /** The rules of Okta's service app guide, before Okta has to say them. */
  private static JWK checked(JWK jwk, String source) {
    if (!(jwk instanceof RSAKey) && !(jwk instanceof ECKey)) {
      throw notAKey(source, "Okta takes RSA and EC keys, and this one is " + jwk.getKeyType());
    }
    if (!jwk.isPrivate()) {
      throw notAKey(source, "it has only the public half, and signing needs the private one");
    }
    if (jwk.getKeyUse() != null && !jwk.getKeyUse().equals(KeyUse.SIGNATURE)) {
      throw notAKey(source, "its use is '" + jwk.getKeyUse() + "', and Okta wants 'sig'");
    }
    if (jwk instanceof RSAKey rsa) {
      BigInteger modulus = rsa.getModulus().decodeToBigInteger();
      if (modulus.bitLength() < MIN_RSA_BITS || modulus.bitLength() > MAX_RSA_BITS) {
        throw notAKey(
            source, modulus.bitLength() + " bit RSA: it has to have 2048 to 4096 bits for Okta");
      }
    }
    if (jwk instanceof ECKey ec
        && !Set.of(Curve.P_256, Curve.P_384, Curve.P_521).contains(ec.getCurve())) {
      throw notAKey(source, "Okta takes the curves P-256, P-384 and P-521, not " + ec.getCurve());
    }
    if (jwk.getAlgorithm() != null && !ALGORITHMS.contains(jwk.getAlgorithm().getName())) {
      throw notAKey(source, "Okta does not take the algorithm " + jwk.getAlgorithm().getName());
    }
    return jwk;
  }

  private static Problem notAKey(String source, String reason) {
    return Problem.badInput(
        source + " is not a key that can be used: " + reason,
        "make one with /key new, or give a private JWK or a PKCS#8 PEM file");
  }
}
