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
    requireServiceApp(app);
    checkAudience(assertion.claims().path("aud"), request);
    Instant expiry = checkTimes(assertion.claims(), request.at());
    checkSignature(assertion, key(assertion, app));
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

  private static void requireServiceApp(App app) {
    if (!app.isService()) {
      throw OAuthError.INVALID_APPLICATION_TYPE_CLIENT_CREDENTIALS.refuse();
    }
    if (!app.authMethod().equals("private_key_jwt")) {
      throw OAuthError.UNSUPPORTED_AUTH_METHOD_CLIENT_CREDS.refuse();
    }
    if (!app.grantTypes().contains("client_credentials")) {
      throw OAuthError.UNAUTHORIZED_CLIENT.refuse(String.join(", ", app.grantTypes()));
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

  private static ClientKey key(ClientAssertion assertion, App app) {
    List<ClientKey> keys = app.keys();
    if (keys.isEmpty()) {
      throw OAuthError.CLIENT_ASSERTION_JWKS_NOT_CONFIGURED.refuse();
    }
    Optional<String> kid = assertion.kid();
    boolean onlyOne = keys.size() == 1;
    return keys.stream()
        .filter(key -> kid.isPresent() && key.kid().equals(kid))
        .findFirst()
        // One key needs no name, in the assertion or in the app.
        .or(() -> onlyOne && kid.isEmpty() ? Optional.of(keys.get(0)) : Optional.empty())
        .or(
            () ->
                onlyOne && keys.get(0).kid().isEmpty()
                    ? Optional.of(keys.get(0))
                    : Optional.empty())
        .orElseThrow(OAuthError.CLIENT_ASSERTION_INVALID_KID::refuse);
  }

  private static void checkSignature(ClientAssertion assertion, ClientKey key) {
    if (!key.isForSigning()) {
      throw OAuthError.CLIENT_ASSERTION_INVALID_KEY_USE.refuse("[sig]");
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
