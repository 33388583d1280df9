package dev.risksh.localorg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/** A JWT that a client signed, as sent: parsed, and nothing of it checked. */
record SignedJwt(JWSObject jws, JsonNode claims) {
  /** What clients may sign with (Okta: OIDC reference, token claims; DPoP guide). */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  /** What a signature turned out to be. */
  enum Verdict {
    GOOD,
    WRONG_ALGORITHM,
    FORGED
  }

  /**
   * Takes a JWT apart.
   *
   * @throws ParseException when {@code text} is no signed JWT with an object of claims
   */
  static SignedJwt parse(String text) throws ParseException {
    JWSObject jws = JWSObject.parse(text);
    try {
      JsonNode claims = Json.read(jws.getPayload().toString());
      if (claims.isObject()) {
        return new SignedJwt(jws, claims);
      }
    } catch (JsonProcessingException e) {
      // No claims: told below.
    }
    throw new ParseException("the payload is no object", 0);
  }

  /** Whether {@code text} is a JWT that says of itself that nobody signed it. */
  static boolean isUnsigned(String text) {
    try {
      PlainObject.parse(text);
      return true;
    } catch (ParseException e) {
      return false;
    }
  }

  JWSAlgorithm algorithm() {
    return jws.getHeader().getAlgorithm();
  }

  boolean hasAllowedAlgorithm() {
    return ALGORITHMS.contains(algorithm());
  }

  boolean isHmac() {
    return JWSAlgorithm.Family.HMAC_SHA.contains(algorithm());
  }

  /** The claim {@code name} where it is a text. */
  Optional<String> text(String name) {
    return Optional.of(claims.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  /** Checks the signature with the public half of {@code key}. */
  Verdict verify(JWK key) {
    try {
      return verify(
          key instanceof ECKey ec
              ? new ECDSAVerifier(ec.toECPublicKey())
              : new RSASSAVerifier(((RSAKey) key).toRSAPublicKey()));
    } catch (JOSEException e) {
      return Verdict.FORGED;
    }
  }

  /** Checks the signature with {@code secret}, which may be too short for the algorithm. */
  Verdict verify(String secret) {
    try {
      return verify(new MACVerifier(secret));
    } catch (JOSEException e) {
      return Verdict.WRONG_ALGORITHM;
    }
  }

  private Verdict verify(JWSVerifier verifier) throws JOSEException {
    if (!verifier.supportedJWSAlgorithms().contains(algorithm())) {
      return Verdict.WRONG_ALGORITHM;
    }
    return jws.verify(verifier) ? Verdict.GOOD : Verdict.FORGED;
  }
}
