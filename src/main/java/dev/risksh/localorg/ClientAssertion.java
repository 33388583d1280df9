package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.text.ParseException;
import java.util.Optional;

/** A client assertion as sent: parsed, and its algorithm one Okta takes; nothing else checked. */
record ClientAssertion(SignedJwt jwt) {

  static ClientAssertion parse(String text) {
    if (SignedJwt.isUnsigned(text)) {
      throw OAuthError.CLIENT_ASSERTION_INVALID_SIGNATURE_ALGORITHM.refuse();
    }
    SignedJwt jwt;
    try {
      jwt = SignedJwt.parse(text);
    } catch (ParseException | IllegalArgumentException e) {
      throw OAuthError.CLIENT_ASSERTION_INVALID_JWT.refuse();
    }
    if (!jwt.hasAllowedAlgorithm() && !jwt.isHmac()) {
      throw OAuthError.CLIENT_ASSERTION_INVALID_SIGNATURE_ALGORITHM.refuse();
    }
    return new ClientAssertion(jwt);
  }

  JWSAlgorithm algorithm() {
    return jwt.algorithm();
  }

  boolean isHmac() {
    return jwt.isHmac();
  }

  JsonNode claims() {
    return jwt.claims();
  }

  Optional<String> kid() {
    return Optional.ofNullable(jwt.jws().getHeader().getKeyID());
  }

  /** Where its signer says that the key is. */
  Optional<String> jku() {
    return Optional.ofNullable(jwt.jws().getHeader().getJWKURL()).map(URI::toString);
  }

  Optional<String> issuer() {
    return jwt.text("iss");
  }

  Optional<String> subject() {
    return jwt.text("sub");
  }
}
