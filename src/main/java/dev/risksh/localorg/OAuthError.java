package dev.risksh.localorg;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the token endpoint refuses, and what resources refuse of tokens and proofs; named by Okta's
 * internal codes, which the System Log shows as the reason of a failed grant (Okta: OAuth 2.0 error
 * catalogue).
 */
enum OAuthError {
  ACCESS_DENIED(
      403, "access_denied", "The resource owner or authorization server denied the request."),
  DISALLOWED_NETWORK_ZONE(
      403,
      "access_denied",
      "The request is made from outside the client's permitted network zones."),
  INVALID_CLIENT(
      401,
      "invalid_client",
      "Client authentication failed. Either the client or the client credentials are invalid."),
  USER_RATE_LIMITED(429, "invalid_grant", "API call exceeded rate limit due to too many requests."),
  ACCESS_TOKEN_NOT_GENERATED(500, "server_error", "Failed to create the access_token."),
  SERVER_ERROR(
      500,
      "server_error",
      "The authorization server encountered an unexpected condition that prevented it from"
          + " fulfilling the request."),
  TEMPORARILY_UNAVAILABLE(
      400,
      "temporarily_unavailable",
      "The authorization server is currently unable to handle the request due to a temporary"
          + " overloading or maintenance of the server."),
  CLIENT_CREDENTIALS_IN_QUERY(
      400, "invalid_request", "Client credentials cannot be supplied via query parameters."),
  DUPLICATE_OAUTH_PARAMS(
      400, "invalid_request", "The request contained multiple parameters with the same name."),
  INVALID_REQUEST(400, "invalid_request", "Invalid request"),
  TOKEN_REQUEST_MISSING_GRANT_TYPE(
      400, "invalid_request", "The token request must specify a 'grant_type'. Valid values: [{0}]"),
  UNSUPPORTED_GRANT_TYPE(
      400,
      "unsupported_grant_type",
      "The authorization grant type is not supported by the authorization server."
          + " Configured grant types: [{0}]."),
  UNAUTHORIZED_CLIENT(
      400,
      "unauthorized_client",
      "The client is not authorized to use the provided grant type."
          + " Configured grant types: [{0}]."),
  MULTIPLE_CLIENT_CREDENTIALS(
      401,
      "invalid_request",
      "Cannot supply multiple client credentials. Use one of the following: credentials in the"
          + " Authorization header, credentials in the post body, or a client_assertion in the post"
          + " body."),
  CLIENT_ASSERTION_TYPE_INVALID(400, "invalid_request", "The client_assertion_type is invalid."),
  UNSUPPORTED_AUTH_METHOD_BROWSER_REQUEST(
      401,
      "invalid_client",
      "Browser requests to the token endpoint must use Proof Key for Code Exchange."),
  MISSING_CLIENT_CREDENTIALS(401, "invalid_client", "No client credentials found."),
  INVALID_BASIC_AUTH_CREDS(
      401, "invalid_client", "Found Authentication header but was not valid client credentials."),
  INVALID_CLIENT_SECRET(
      401, "invalid_client", "The client secret supplied for a confidential client is invalid."),
  INVALID_CLIENT_ID(401, "invalid_client", "Invalid value for 'client_id' parameter."),
  UNSUPPORTED_AUTH_METHOD_CLIENT_CREDS(
      401,
      "invalid_client",
      "Client Credentials requests to the Org Authorization Server must use the private_key_jwt"
          + " token_endpoint_auth_method."),
  INVALID_APPLICATION_TYPE_CLIENT_CREDENTIALS(
      401,
      "invalid_client",
      "Only clients with 'application_type' of 'service' may use the client_credentials"
          + " 'grant_type' with the Org Authorization Server."),
  CLIENT_ASSERTION_INVALID_JWT(
      401, "invalid_client", "The parsing of the client_assertion failed."),
  CLIENT_ASSERTION_INVALID_SIGNATURE_ALGORITHM(
      401, "invalid_client", "The client_assertion JWT signature algorithm is invalid."),
  CLIENT_ASSERTION_INVALID_ISSUER(
      401, "invalid_client", "The issuer claim for client_assertion is not a valid client_id."),
  CLIENT_ASSERTION_INVALID_SUBJECT(
      401, "invalid_client", "The subject claim for client_assertion is not a valid client_id."),
  CLIENT_ASSERTION_INVALID_AUDIENCE(
      401,
      "invalid_client",
      "The audience claim for client_assertion must be the endpoint invoked for the request."),
  CLIENT_ASSERTION_EXPIRATION_REQUIRED(
      401,
      "invalid_client",
      "The client_assertion must contain the 'exp' claim as seconds since epoch."),
  CLIENT_ASSERTION_EXPIRED_TOKEN(401, "invalid_client", "The client_assertion token is expired."),
  CLIENT_ASSERTION_EXPIRES_TOO_FAR_IN_FUTURE(
      401,
      "invalid_client",
      "The client_assertion token has an expiration too far into the future."),
  CLIENT_ASSERTION_ISSUED_AT_IN_FUTURE(
      401, "invalid_client", "The client_assertion token must be issued before the current time."),
  CLIENT_ASSERTION_JWKS_NOT_CONFIGURED(
      401,
      "invalid_client",
      "The client does not have a JWKSet configured, but the client_assertion requires one."),
  CLIENT_ASSERTION_INVALID_KID(401, "invalid_client", "The client_assertion JWT kid is invalid."),
  CLIENT_ASSERTION_INVALID_KEY_USE(
      401,
      "invalid_client",
      "The public key being used for client assertion has an invalid 'use' parameter."
          + " Valid values for the 'use' parameter are {0}."),
  CLIENT_ASSERTION_INVALID_SIGNATURE(
      401, "invalid_client", "The client_assertion signature is invalid."),
  CLIENT_ASSERTION_NOT_SIGNED_WITH_SIGNING_KEY(
      401, "invalid_client", "The client_assertion JWT needs to be signed using a signing key."),
  CLIENT_ASSERTION_INVALID_NO_SECRET(
      401,
      "invalid_client",
      "The issuer and subject claim for client_assertion is invalid because the client does not"
          + " have a client secret."),
  CLIENT_ASSERTION_INVALID_SECRET_LENGTH(
      401, "invalid_client", "The client secret is too short to verify a JWT HMAC."),
  CLIENT_ASSERTION_INVALID_JWKS(401, "invalid_client", "The client JWKSet is invalid."),
  JWKS_URI_ERROR(401, "invalid_client", "Error retrieving the client JWKSet from jwks_uri."),
  JWKS_URI_NO_KEY(
      401, "invalid_client", "The client JWKSet from jwks_uri must contain at least one key."),
  JWKS_URI_AMBIGUOUS_KEYS(
      401, "invalid_client", "All keys in the client JWKSet from jwks_uri must have a unique kid."),
  JWKS_URI_INVALID_KEY_USE(
      401,
      "invalid_client",
      "The public key being used has an invalid 'use' parameter. Valid values for the 'use'"
          + " parameter are {0}."),
  JWKS_URI_JKU_MISMATCH_ERROR(
      401, "invalid_client", "The 'jku' in JWT and 'jwks_uri' doesn't match."),
  CLIENT_ASSERTION_ALREADY_USED(
      401, "invalid_client", "The client_assertion token has already been used."),
  INVALID_SCOPE(
      400,
      "invalid_scope",
      "The requested scope is invalid, unknown, malformed, or exceeds the scope granted by the"
          + " resource owner."),
  NO_DEFAULT_SCOPES(
      400,
      "invalid_scope",
      "The authorization server resource does not have any configured default scopes, 'scope' must"
          + " be provided."),
  OPENID_NOT_ALLOWED_CLIENT_CREDS(
      400, "invalid_scope", "Cannot request 'openid' scopes using client credentials."),
  CLIENT_CREDENTIALS_SELF_SCOPE_REQUESTED(
      400,
      "client_credentials_self_scope_requested",
      "The 'client_credentials' grant type may not request .self scopes."),
  NO_MATCHING_SCOPE(
      400,
      "invalid_scope",
      "One or more scopes are not configured for the authorization server resource."),
  NO_ORG_SCOPES_GRANTED(
      400, "consent_required", "You are not allowed any of the requested scopes."),
  USE_DPOP_NONCE(400, "use_dpop_nonce", "Authorization server requires nonce in DPoP proof."),
  INVALID_DPOP_PROOF("The DPoP proof JWT is invalid."),
  INVALID_DPOP_PROOF_MISSING_HEADER("The DPoP proof JWT header is missing."),
  INVALID_DPOP_PROOF_MULTIPLE_HEADERS_NOT_ALLOWED(
      "Multiple DPoP proof JWT headers are not allowed."),
  INVALID_DPOP_PROOF_INVALID_JWT("The DPoP proof JWT cannot be parsed."),
  INVALID_DPOP_PROOF_INVALID_TYPE("'typ' must be 'dpop+jwt' in the DPoP proof JWT."),
  INVALID_DPOP_PROOF_INVALID_SIGNATURE_ALGORITHM(
      "The DPoP proof JWT signature algorithm is invalid."),
  INVALID_DPOP_PROOF_INVALID_SIGNATURE("The DPoP proof JWT signature is invalid."),
  INVALID_DPOP_PROOF_INVALID_HTM("'htm' claim in the DPoP proof JWT is invalid."),
  INVALID_DPOP_PROOF_INVALID_HTU("'htu' claim in the DPoP proof JWT is invalid."),
  INVALID_DPOP_PROOF_INVALID_IAT("'iat' claim in the DPoP proof JWT is invalid."),
  INVALID_DPOP_PROOF_INVALID_JTI("'jti' claim in the DPoP proof JWT is invalid."),
  INVALID_DPOP_PROOF_JWT_EXPIRED("The DPoP proof JWT is expired."),
  INVALID_DPOP_PROOF_JWT_ISSUED_IN_FUTURE("The DPoP proof JWT is issued in the future."),
  INVALID_DPOP_PROOF_JWT_TOO_OLD(
      "The DPoP proof JWT is issued more than five minutes in the past."),
  DPOP_PROOF_ALREADY_USED("The DPoP proof JWT has already been used."),
  DPOP_PROOF_INVALID_ATH(
      "'ath' claim in the DPoP proof does not match the presented access_token."),
  INVALID_ACCESS_TOKEN_DPOP_BINDING("The access_token is not bound to the provided DPoP proof."),
  DPOP_PROOF_REQUIRED_FOR_TOKEN(
      400, "invalid_request", "The resource request requires a DPoP proof."),
  DPOP_AUTHENTICATION_SCHEME_REQUIRED(
      400,
      "invalid_request",
      "The resource request must use the DPoP authentication scheme when using a DPoP bound"
          + " token."),
  ACCESS_TOKEN_NOT_DPOP_BOUND(
      401, "invalid_token", "The presented access_token is not DPoP bound."),
  ACCESS_TOKEN_INVALID(401, "invalid_token", "The access token is invalid."),
  ACCESS_TOKEN_INVALID_ISSUER(
      401, "invalid_token", "The access token provided has an invalid issuer."),
  ACCESS_TOKEN_INVALID_AUDIENCE(
      401, "invalid_token", "The access token provided is not intended for Okta."),
  TOKEN_EXPIRED(401, "invalid_token", "The token has expired."),
  TOKEN_TIMESTAMP_INVALID(401, "invalid_token", "The token timestamp is invalid."),
  ACCESS_TOKEN_MISSING(401, "invalid_request", "The access token is missing."),
  ACCESS_TOKEN_IN_QUERY(
      400, "invalid_request", "The access token cannot be presented in a query string."),
  ACCESS_TOKEN_DUPLICATE(
      400,
      "invalid_request",
      "The access token cannot be specified in both the Authorization header and the"
          + " request-body."),
  ACCESS_TOKEN_INSUFFICIENT_SCOPES(
      403, "insufficient_scope", "The access token provided does not contain the required scopes.");

  private final int status;
  private final String error;
  private final String description;

  /** A DPoP proof that will not do. */
  OAuthError(String description) {
    this(400, "invalid_dpop_proof", description);
  }

  OAuthError(int status, String error, String description) {
    this.status = status;
    this.error = error;
    this.description = description;
  }

  static Optional<OAuthError> ofCode(String code) {
    return Arrays.stream(values()).filter(error -> error.code().equals(code)).findFirst();
  }

  int status() {
    return status;
  }

  String error() {
    return error;
  }

  /** Okta's internal code, such as {@code no_matching_scope}. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  String description(String argument) {
    return description.replace("{0}", argument);
  }

  OAuthRefusal refuse() {
    return refuse("");
  }

  OAuthRefusal refuse(String argument) {
    return OAuthRefusal.of(status, error, description(argument), code());
  }
}
