package dev.risksh.localorg;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;

/** A DPoP proof as sent: signed with the key that it names. What it claims is not checked. */
record DpopProof(SignedJwt jwt) {
  private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");
  private static final int MIN_RSA_BITS = 2048;

  static DpopProof parse(String text) {
    if (SignedJwt.isUnsigned(text)) {
      throw OAuthError.INVALID_DPOP_PROOF_INVALID_SIGNATURE_ALGORITHM.refuse();
    }
    DpopProof proof;
    try {
      proof = new DpopProof(SignedJwt.parse(text));
    } catch (ParseException e) {
      throw OAuthError.INVALID_DPOP_PROOF_INVALID_JWT.refuse();
    } catch (IllegalArgumentException e) {
      // Nimbus reads no header that gives a private key away.
      throw OAuthError.INVALID_DPOP_PROOF.refuse();
    }
    proof.checkHeader();
    return proof;
  }

  private void checkHeader() {
    if (!TYPE.equals(jwt.jws().getHeader().getType())) {
      throw OAuthError.INVALID_DPOP_PROOF_INVALID_TYPE.refuse();
    }
    if (!jwt.hasAllowedAlgorithm()) {
      throw OAuthError.INVALID_DPOP_PROOF_INVALID_SIGNATURE_ALGORITHM.refuse();
    }
    if (!isUsable(key())) {
      throw OAuthError.INVALID_DPOP_PROOF.refuse();
    }
    switch (jwt.verify(key())) {
      case GOOD -> {}
      case WRONG_ALGORITHM ->
          throw OAuthError.INVALID_DPOP_PROOF_INVALID_SIGNATURE_ALGORITHM.refuse();
      case FORGED -> throw OAuthError.INVALID_DPOP_PROOF_INVALID_SIGNATURE.refuse();
    }
  }

  private JWK key() {
    return jwt.jws().getHeader().getJWK();
  }

  private static boolean isUsable(JWK key) {
    return key instanceof ECKey || (key instanceof RSAKey rsa && rsa.size() >= MIN_RSA_BITS);
  }

  /** What a token is bound to: the SHA-256 thumbprint of the key (RFC 9449, section 6.1). */
  String thumbprint() {
    try {
      return key().computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
