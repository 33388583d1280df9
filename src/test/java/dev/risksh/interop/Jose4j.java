package dev.risksh.interop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import java.util.Collection;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Checks signatures with a library that shares nothing with the one that made them. */
final class Jose4j {
  private static final AlgorithmConstraints OKTAS =
      new AlgorithmConstraints(
          ConstraintType.PERMIT, "RS256", "RS384", "RS512", "ES256", "ES384", "ES512");

  private Jose4j() {}

  static void checkAssertion(String jws, Collection<JWK> keys) throws JOSEException {
    try {
      List<JsonWebKey> theirs =
          new JsonWebKeySet("{\"keys\":" + keys.stream().map(JWK::toJSONString).toList() + "}")
              .getJsonWebKeys();
      JsonWebSignature signature = read(jws);
      JsonWebKey key = new VerificationJwkSelector().select(signature, theirs);
      require(key != null, "no key of that kid and algorithm");
      signature.setKey(key.getKey());
      require(signature.verifySignature(), "the signature of the assertion");
    } catch (JoseException e) {
      throw new JOSEException("jose4j: " + e.getMessage(), e);
    }
  }

  /** That it is signed by the key it carries, and that this is the one of the thumbprint. */
  static void checkProof(String jws, String thumbprint) throws JOSEException {
    try {
      JsonWebSignature signature = read(jws);
      require("dpop+jwt".equals(signature.getHeader("typ")), "the typ of the proof");
      PublicJsonWebKey key = signature.getJwkHeader();
      require(key.getPrivateKey() == null, "only the public half");
      require(
          key.calculateBase64urlEncodedThumbprint("SHA-256").equals(thumbprint), "the thumbprint");
      signature.setKey(key.getPublicKey());
      require(signature.verifySignature(), "the signature of the proof");
    } catch (JoseException e) {
      throw new JOSEException("jose4j: " + e.getMessage(), e);
    }
  }

  private static JsonWebSignature read(String jws) throws JoseException {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmConstraints(OKTAS);
    signature.setCompactSerialization(jws);
    return signature;
  }

  private static void require(boolean holds, String what) throws JoseException {
    if (!holds) {
      throw new JoseException("does not hold: " + what);
    }
  }
}
