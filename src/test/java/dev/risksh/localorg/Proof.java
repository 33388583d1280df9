package dev.risksh.localorg;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A DPoP proof that Okta takes, of any header and claims: a test spoils one of them. */
final class Proof {
  private final Map<String, Object> header = new LinkedHashMap<>();
  private final Map<String, Object> claims = new LinkedHashMap<>();
  private JWK signer;

  private Proof(JWK key) {
    signer = key;
    header.put("typ", "dpop+jwt");
    header.put("alg", key instanceof ECKey ? "ES256" : "RS256");
    header.put("jwk", key.toPublicJWK().toJSONObject());
  }

  static Proof of(JWK key, String method, String url, Clock clock) {
    return new Proof(key)
        .claim("htm", method)
        .claim("htu", url)
        .claim("iat", clock.instant().getEpochSecond())
        .claim("jti", UUID.randomUUID().toString());
  }

  /** For a resource: with the hash of {@code token}. */
  Proof with(String token) {
    return claim("ath", hash(token));
  }

  /** Sets a claim; null drops it. */
  Proof claim(String name, Object value) {
    return set(claims, name, value);
  }

  /** Sets a header parameter; null drops it. */
  Proof header(String name, Object value) {
    return set(header, name, value);
  }

  Proof signedBy(JWK key) {
    signer = key;
    return this;
  }

  private Proof set(Map<String, Object> map, String name, Object value) {
    if (value == null) {
      map.remove(name);
    } else {
      map.put(name, value);
    }
    return this;
  }

  @Override
  public String toString() {
    String input =
        Base64URL.encode(Json.write(header)) + "." + Base64URL.encode(Json.write(claims));
    boolean ec = signer instanceof ECKey;
    try {
      JWSSigner sign = ec ? new ECDSASigner((ECKey) signer) : new RSASSASigner(signer.toRSAKey());
      JWSHeader algorithm = new JWSHeader(ec ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256);
      return input + "." + sign.sign(algorithm, input.getBytes(StandardCharsets.US_ASCII));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String hash(String token) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(token.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
