package dev.risksh.diagnose;

/**
 * What Okta says when it refuses, for the refusals that can be foreseen (Okta: OAuth 2.0 error
 * codes, release 2026.08.1).
 */
final class OktaWords {
  static final String ASSERTION_UNREADABLE = "The parsing of the client_assertion failed.";
  static final String ASSERTION_ALGORITHM =
      "The client_assertion JWT signature algorithm is invalid.";
  static final String ASSERTION_KID = "The client_assertion JWT kid is invalid.";
  static final String ASSERTION_SIGNATURE = "The client_assertion signature is invalid.";
  static final String ASSERTION_ISSUER =
      "The issuer claim for client_assertion is not a valid client_id.";
  static final String ASSERTION_SUBJECT =
      "The subject claim for client_assertion is not a valid client_id.";
  static final String ASSERTION_AUDIENCE =
      "The audience claim for client_assertion must be the endpoint invoked for the request.";
  static final String ASSERTION_NO_EXPIRY =
      "The client_assertion must contain the 'exp' claim as seconds since epoch.";
  static final String ASSERTION_EXPIRED = "The client_assertion token is expired.";
  static final String ASSERTION_TOO_FAR =
      "The client_assertion token has an expiration too far into the future.";
  static final String ASSERTION_FROM_FUTURE =
      "The client_assertion token must be issued before the current time.";
  static final String ASSERTION_USED = "The client_assertion token has already been used.";
  static final String ASSERTION_NO_KEYS =
      "The client does not have a JWKSet configured, but the client_assertion requires one.";
  static final String UNKNOWN_CLIENT = "Invalid value for 'client_id' parameter.";

  static final String PROOF_UNREADABLE = "The DPoP proof JWT cannot be parsed.";
  static final String PROOF_INVALID = "The DPoP proof JWT is invalid.";
  static final String PROOF_TYPE = "'typ' must be 'dpop+jwt' in the DPoP proof JWT.";
  static final String PROOF_ALGORITHM = "The DPoP proof JWT signature algorithm is invalid.";
  static final String PROOF_SIGNATURE = "The DPoP proof JWT signature is invalid.";
  static final String PROOF_METHOD = "'htm' claim in the DPoP proof JWT is invalid.";
  static final String PROOF_ADDRESS = "'htu' claim in the DPoP proof JWT is invalid.";
  static final String PROOF_TIME = "'iat' claim in the DPoP proof JWT is invalid.";
  static final String PROOF_FROM_FUTURE = "The DPoP proof JWT is issued in the future.";
  static final String PROOF_TOO_OLD =
      "The DPoP proof JWT is issued more than five minutes in the past.";
  static final String PROOF_EXPIRED = "The DPoP proof JWT is expired.";
  static final String PROOF_ID = "'jti' claim in the DPoP proof JWT is invalid.";
  static final String PROOF_USED = "The DPoP proof JWT has already been used.";
  static final String PROOF_TOKEN =
      "'ath' claim in the DPoP proof does not match the presented access_token.";
  static final String PROOF_UNBOUND = "The access_token is not bound to the provided DPoP proof.";

  static final String TOKEN_INVALID = "The access token is invalid.";
  static final String TOKEN_EXPIRED = "The token has expired.";
  static final String TOKEN_ISSUER = "The access token provided has an invalid issuer.";
  static final String TOKEN_AUDIENCE = "The access token provided is not intended for Okta.";

  private OktaWords() {}
}
