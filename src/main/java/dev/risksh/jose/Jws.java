package dev.risksh.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes a compact JWS whose header may say anything, as no JWT library does: what it says and how
 * it is signed are two things here, so that either can be wrong.
 */
final class Jws {
  /** The HMAC algorithms (RFC 7518, section 3.2) as the JDK calls them. */
  private static final Map<String, String> HMACS =
      Map.of("HS256", "HmacSHA256", "HS384", "HmacSHA384", "HS512", "HmacSHA512");

  private static final String UNSIGNED = "none";

  private static final int IDENTIFIER_BYTES = 16;

  private Jws() {}

  /** A fresh {@code jti}. */
  static String identifier(SecureRandom random) {
    byte[] bytes = new byte[IDENTIFIER_BYTES];
    random.nextBytes(bytes);
    return Base64URL.encode(bytes).toString();
  }

  /**
   * @param algorithm to sign with; one the key cannot do is signed with the key's own
   */
  static Secret sign(
      Map<String, Object> header, Map<String, Object> claims, SigningKey key, String algorithm) {
    String input = encoded(header) + "." + encoded(claims);
    byte[] bytes = input.getBytes(StandardCharsets.US_ASCII);
    return Secret.of(input + "." + signature(bytes, key, algorithm));
  }

  private static String encoded(Map<String, Object> part) {
    return Base64URL.encode(JSONObjectUtils.toJSONString(part)).toString();
  }

  private static String signature(byte[] input, SigningKey key, String algorithm) {
    if (algorithm.equals(UNSIGNED)) {
      return "";
    }
    try {
      if (HMACS.containsKey(algorithm)) {
        return hmac(input, key, HMACS.get(algorithm));
      }
      JWSSigner signer = key.signer();
      JWSAlgorithm wanted = JWSAlgorithm.parse(algorithm);
      boolean able = signer.supportedJWSAlgorithms().contains(wanted);
      JWSAlgorithm used = able ? wanted : JWSAlgorithm.parse(key.algorithm());
      return signer.sign(new JWSHeader(used), input).toString();
    } catch (JOSEException | GeneralSecurityException e) {
      throw Problem.badInput(
          key + " cannot sign: " + TerminalSafe.line(String.valueOf(e.getMessage())),
          "/key new makes one");
    }
  }

  /** The public key for a secret, as a forger has it who hopes for a server that mixes the two. */
  private static String hmac(byte[] input, SigningKey key, String name)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance(name);
    mac.init(new SecretKeySpec(key.publicJwk().getBytes(StandardCharsets.UTF_8), name));
    return Base64URL.encode(mac.doFinal(input)).toString();
  }
}
