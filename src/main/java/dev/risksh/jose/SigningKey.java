package dev.risksh.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * A key pair that signs client assertions: RSA of 2048 bits or more, or EC P-256, P-384 or P-521.
 * Its kid is the RFC 7638 thumbprint unless the key came with one; the private half only leaves as
 * a {@link Secret}.
 */
public final class SigningKey {
  private final JWK jwk;

  /** {@code jwk} has its private half, a kid, an algorithm and no use other than {@code sig}. */
  private SigningKey(JWK jwk) {
    this.jwk = jwk;
  }

  /** A fresh pair of the given kind. */
  public static SigningKey generate(KeySpec spec, SecureRandom random) {
    return of(spec.generate(random), Optional.of(spec.algorithm()));
  }

  /**
   * Takes over a key that was read.
   *
   * @param algorithm what to sign with when the key does not say; empty for the kind's default
   */
  static SigningKey of(JWK read, Optional<String> algorithm) {
    try {
      String kid =
          read.getKeyID() == null || read.getKeyID().isBlank()
              ? read.computeThumbprint().toString()
              : read.getKeyID();
      JWSAlgorithm alg =
          read.getAlgorithm() != null
              ? JWSAlgorithm.parse(read.getAlgorithm().getName())
              : JWSAlgorithm.parse(algorithm.orElseGet(() -> defaultAlgorithm(read)));
      if (read instanceof RSAKey rsa) {
        return new SigningKey(
            new RSAKey.Builder(rsa)
                .keyID(kid)
                .algorithm(alg)
                .keyUse(KeyUse.SIGNATURE)
                .keyOperations(null)
                .build());
      }
      return new SigningKey(
          new ECKey.Builder((ECKey) read)
              .keyID(kid)
              .algorithm(alg)
              .keyUse(KeyUse.SIGNATURE)
              .keyOperations(null)
              .build());
    } catch (JOSEException impossible) {
      throw new IllegalStateException("no SHA-256 in this JDK", impossible);
    }
  }

  private static String defaultAlgorithm(JWK jwk) {
    if (jwk instanceof RSAKey) {
      return "RS256";
    }
    return switch (((ECKey) jwk).getCurve().getName()) {
      case "P-256" -> "ES256";
      case "P-384" -> "ES384";
      default -> "ES512";
    };
  }

  public String kid() {
    return jwk.getKeyID();
  }

  /** The JWS algorithm it signs with, such as {@code RS256}. */
  public String algorithm() {
    return jwk.getAlgorithm().getName();
  }

  /** {@code RS256 2048 bit}, {@code ES256 P-256}. */
  public String describe() {
    String size =
        jwk instanceof ECKey ec ? ec.getCurve().getName() : ((RSAKey) jwk).size() + " bit";
    return algorithm() + " " + size;
  }

  /** The public half as a JWK, to give to Okta. */
  public String publicJwk() {
    return jwk.toPublicJWK().toJSONString();
  }

  /** The whole key as a JWK, for the key file. */
  public Secret privateJwk() {
    return Secret.of(jwk.toJSONString());
  }

  JWSSigner signer() throws JOSEException {
    return jwk instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) jwk);
  }

  /** Whether what the private half signs holds against the public half. */
  boolean halvesBelongTogether() {
    byte[] probe = {1, 2, 3};
    JWSHeader header = new JWSHeader(JWSAlgorithm.parse(algorithm()));
    try {
      JWSVerifier verifier =
          jwk instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECKey) jwk);
      return verifier.verify(header, probe, signer().sign(header, probe));
    } catch (JOSEException | RuntimeException notEvenAKey) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SigningKey key && key.jwk.equals(jwk);
  }

  @Override
  public int hashCode() {
    return jwk.hashCode();
  }

  @Override
  public String toString() {
    return "key " + describe() + ", kid " + kid();
  }
}
