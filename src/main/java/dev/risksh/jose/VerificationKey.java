package dev.risksh.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.Optional;

/** A public key that a signature can be held against; RSA or EC. */
public final class VerificationKey {
  private final JWK jwk;

  private VerificationKey(JWK jwk) {
    this.jwk = jwk;
  }

  /** How a signature stands to a key. */
  public enum Fit {
    /** The key's other half made it. */
    VALID,
    /** It did not. */
    INVALID,
    /** The key cannot check this algorithm at all. */
    OTHER_ALGORITHM
  }

  /** Reads the public half of a JWK; empty for anything that is no RSA or EC key. */
  public static Optional<VerificationKey> read(String json) {
    try {
      JWK read = JWK.parse(json);
      return read instanceof RSAKey || read instanceof ECKey
          ? Optional.of(new VerificationKey(read.toPublicJWK()))
          : Optional.empty();
    } catch (ParseException | RuntimeException notAKey) {
      return Optional.empty();
    }
  }

  /** The public half of {@code key}. */
  public static VerificationKey of(SigningKey key) {
    return read(key.publicJwk()).orElseThrow();
  }

  public Optional<String> kid() {
    return Optional.ofNullable(jwk.getKeyID()).filter(kid -> !kid.isBlank());
  }

  /** Which key it is, whatever it is called (RFC 7638). */
  public String thumbprint() {
    try {
      return jwk.computeThumbprint().toString();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("no SHA-256 in this JDK", impossible);
    }
  }

  /** Whether it may be used for signatures: its {@code use} is {@code sig} or not said. */
  public boolean forSignatures() {
    return jwk.getKeyUse() == null || jwk.getKeyUse().identifier().equals("sig");
  }

  /** Holds the signature of {@code jwt} against this key. */
  public Fit check(ParsedJwt jwt) {
    try {
      JWSObject jws = JWSObject.parse(jwt.text().reveal());
      JWSAlgorithm algorithm = jws.getHeader().getAlgorithm();
      JWSVerifier verifier =
          jwk instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECKey) jwk);
      boolean other = jwk.getAlgorithm() != null && !jwk.getAlgorithm().equals(algorithm);
      if (other || !verifier.supportedJWSAlgorithms().contains(algorithm)) {
        return Fit.OTHER_ALGORITHM;
      }
      return jws.verify(verifier) ? Fit.VALID : Fit.INVALID;
    } catch (ParseException | JOSEException | RuntimeException cannotBeChecked) {
      return Fit.INVALID;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerificationKey key && key.thumbprint().equals(thumbprint());
  }

  @Override
  public int hashCode() {
    return thumbprint().hashCode();
  }

  @Override
  public String toString() {
    return "public key " + kid().orElseGet(this::thumbprint);
  }
}
