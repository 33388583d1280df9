package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Checks a client assertion of private_key_jwt, in this order: issuer and subject, client,
 * audience, times, key, signature, use. The checks are Okta's, their order is our guess.
 */
final class AssertionCheck {
  /** Okta takes no assertion that outlives the next hour. */
  private static final long MAX_LIFE_SECONDS = 3600;

  /** From here on (the year 5138) a number is taken for milliseconds. */
  private static final long MILLISECONDS_FROM = 100_000_000_000L;

  private final Apps apps;
  private final SpentJwts spent;

  AssertionCheck(Apps apps, SpentJwts spent) {
    this.apps = apps;
    this.spent = spent;
  }

  /** The app that signed {@code assertion}; after this the assertion is used up. */
  App check(ClientAssertion assertion, Optional<String> clientId, Request request) {
    App app = client(assertion, clientId);
    ClientSettings client = app.client();
    requireService(client);
    if (assertion.isHmac()) {
      checkHmac(assertion, client);
    }
    requirePrivateKey(client);
    checkAudience(assertion.claims().path("aud"), request);
    Instant expiry = checkTimes(assertion.claims(), request.at());
    checkSignature(assertion, client);
    spend(assertion.claims().path("jti"), app, expiry, request.at());
    return app;
  }

  private App client(ClientAssertion assertion, Optional<String> clientId) {
    Optional<String> issuer = assertion.issuer();
    Optional<App> app = clientId.or(() -> issuer).flatMap(this::activeApp);
    boolean namesOneClient = assertion.subject().equals(issuer);
    if (app.isEmpty() && (clientId.isPresent() || (issuer.isPresent() && namesOneClient))) {
      throw OAuthRefusal.unknownClient();
    }
    if (app.isEmpty() || !issuer.equals(Optional.of(app.get().id()))) {
      throw OAuthError.CLIENT_ASSERTION_INVALID_ISSUER.refuse();
    }
    if (!namesOneClient) {
      throw OAuthError.CLIENT_ASSERTION_INVALID_SUBJECT.refuse();
    }
    return app.get();
  }

  Optional<App> activeApp(String id) {
    return apps.find(id).filter(App::active);
  }

  private static void requireService(ClientSettings client) {
    if (!client.isService()) {
      throw OAuthError.INVALID_APPLICATION_TYPE_CLIENT_CREDENTIALS.refuse();
    }
  }

  /** A shared secret proves who calls, but the org authorization server takes none. */
  private static void checkHmac(ClientAssertion assertion, ClientSettings client) {
    if (client.usesPrivateKey()) {
      throw OAuthError.CLIENT_ASSERTION_INVALID_SIGNATURE_ALGORITHM.refuse();
    }
    if (client.secret() == null) {
      throw OAuthError.CLIENT_ASSERTION_INVALID_NO_SECRET.refuse();
    }
    switch (assertion.jwt().verify(client.secret())) {
      case GOOD -> {}
      case WRONG_ALGORITHM -> throw OAuthError.CLIENT_ASSERTION_INVALID_SECRET_LENGTH.refuse();
      case FORGED -> throw OAuthError.CLIENT_ASSERTION_INVALID_SIGNATURE.refuse();
    }
  }

  private static void requirePrivateKey(ClientSettings client) {
    if (!client.usesPrivateKey()) {
      throw OAuthError.UNSUPPORTED_AUTH_METHOD_CLIENT_CREDS.refuse();
    }
    if (!client.grantTypes().contains("client_credentials")) {
      throw OAuthError.UNAUTHORIZED_CLIENT.refuse(String.join(", ", client.grantTypes()));
    }
  }

  /** A text or a list of one; the host is the one that was called. */
  private static void checkAudience(JsonNode aud, Request request) {
    JsonNode audience = aud.isArray() && aud.size() == 1 ? aud.get(0) : aud;
    String endpoint = request.base() + request.path();
    if (!audience.isTextual() || !audience.asText().equals(endpoint)) {
      throw OAuthError.CLIENT_ASSERTION_INVALID_AUDIENCE.refuse();
    }
  }

  private static Instant checkTimes(JsonNode claims, Instant at) {
    long now = at.getEpochSecond();
    JsonNode exp = claims.path("exp");
    if (!exp.canConvertToLong() || !exp.isIntegralNumber() || exp.asLong() >= MILLISECONDS_FROM) {
      throw OAuthError.CLIENT_ASSERTION_EXPIRATION_REQUIRED.refuse();
    }
    if (exp.asLong() <= now) {
      throw OAuthError.CLIENT_ASSERTION_EXPIRED_TOKEN.refuse();
    }
    if (exp.asLong() > now + MAX_LIFE_SECONDS) {
      throw OAuthError.CLIENT_ASSERTION_EXPIRES_TOO_FAR_IN_FUTURE.refuse();
    }
    JsonNode iat = claims.path("iat");
    if (!iat.isMissingNode() && !iat.isNumber()) {
      throw OAuthError.CLIENT_ASSERTION_INVALID_JWT.refuse();
    }
    // Seconds have no fraction: what was issued this second is not of the future.
    if (iat.asDouble() >= now + 1) {
      throw OAuthError.CLIENT_ASSERTION_ISSUED_AT_IN_FUTURE.refuse();
    }
    return Instant.ofEpochSecond(exp.asLong());
  }

  private static void checkSignature(ClientAssertion assertion, ClientSettings client) {
    boolean remote = client.jwksUri() != null;
    if (remote && assertion.jku().filter(jku -> !jku.equals(client.jwksUri())).isPresent()) {
      throw OAuthError.JWKS_URI_JKU_MISMATCH_ERROR.refuse();
    }
    List<PublicJwk> keys =
        remote
            ? RemoteKeys.fetch(client.jwksUri())
            : client.activeKeys().stream().map(ClientKey::jwk).toList();
    PublicJwk key = key(assertion, keys);
    if (!key.isForSigning()) {
      throw remote ? OAuthError.JWKS_URI_INVALID_KEY_USE.refuse("[sig]") : wrongUse(assertion);
    }
    if (key.alg().filter(alg -> !alg.equals(assertion.algorithm().getName())).isPresent()) {
      throw OAuthError.CLIENT_ASSERTION_INVALID_SIGNATURE_ALGORITHM.refuse();
    }
    switch (assertion.jwt().verify(key.toJwk())) {
      case GOOD -> {}
      case WRONG_ALGORITHM ->
          throw OAuthError.CLIENT_ASSERTION_INVALID_SIGNATURE_ALGORITHM.refuse();
      case FORGED -> throw OAuthError.CLIENT_ASSERTION_INVALID_SIGNATURE.refuse();
    }
  }

  /** Of Okta's two texts the one fits a key that was named, the other one that just is there. */
  private static OAuthRefusal wrongUse(ClientAssertion assertion) {
    return assertion.kid().isPresent()
        ? OAuthError.CLIENT_ASSERTION_INVALID_KEY_USE.refuse("[sig]")
        : OAuthError.CLIENT_ASSERTION_NOT_SIGNED_WITH_SIGNING_KEY.refuse();
  }

  private static PublicJwk key(ClientAssertion assertion, List<PublicJwk> keys) {
    if (keys.isEmpty()) {
      throw OAuthError.CLIENT_ASSERTION_JWKS_NOT_CONFIGURED.refuse();
    }
    Optional<String> kid = assertion.kid();
    PublicJwk only = keys.get(0);
    if (keys.size() == 1 && (kid.isEmpty() || only.kid().isEmpty())) {
      // One key needs no name, in the assertion or in the app.
      return only;
    }
    return keys.stream()
        .filter(key -> kid.isPresent() && key.kid().equals(kid))
        .findFirst()
        .orElseThrow(OAuthError.CLIENT_ASSERTION_INVALID_KID::refuse);
  }

  /** Used up from here on, whatever becomes of the request; without a jti it may come again. */
  private void spend(JsonNode jti, App app, Instant expiry, Instant now) {
    if (jti.isMissingNode()) {
      return;
    }
    if (!jti.isTextual()) {
      throw OAuthError.CLIENT_ASSERTION_INVALID_JWT.refuse();
    }
    if (!spent.spend(app.id(), jti.asText(), expiry, now)) {
      throw OAuthError.CLIENT_ASSERTION_ALREADY_USED.refuse();
    }
  }
}
