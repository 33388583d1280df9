package dev.risksh.localorg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.PlainObject;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/** A client assertion as sent: parsed, and its algorithm one Okta takes; nothing else checked. */
record ClientAssertion(JWSObject jws, JsonNode claims) {
  /** What private_key_jwt may be signed with (Okta: OIDC reference, token claims). */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  static ClientAssertion parse(String text) {
    JWSObject jws;
    JsonNode claims;
    try {
      if (isUnsigned(text)) {
        throw TokenError.CLIENT_ASSERTION_INVALID_SIGNATURE_ALGORITHM.refuse();
      }
      jws = JWSObject.parse(text);
      claims = Json.read(jws.getPayload().toString());
    } catch (ParseException | JsonProcessingException e) {
      throw TokenError.CLIENT_ASSERTION_INVALID_JWT.refuse();
    }
    if (!claims.isObject()) {
      throw TokenError.CLIENT_ASSERTION_INVALID_JWT.refuse();
    }
    if (!ALGORITHMS.contains(jws.getHeader().getAlgorithm())) {
      throw TokenError.CLIENT_ASSERTION_INVALID_SIGNATURE_ALGORITHM.refuse();
    }
    return new ClientAssertion(jws, claims);
  }

  private static boolean isUnsigned(String text) {
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

  Optional<String> kid() {
    return Optional.ofNullable(jws.getHeader().getKeyID());
  }

  Optional<String> issuer() {
    return text("iss");
  }

  Optional<String> subject() {
    return text("sub");
  }

  private Optional<String> text(String claim) {
    JsonNode value = claims.path(claim);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }
}
