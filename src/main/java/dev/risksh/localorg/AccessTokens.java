package dev.risksh.localorg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Issues and checks the org's access tokens. */
final class AccessTokens {
  /** Fixed for the org authorization server (Okta: OAuth for Okta guide). */
  static final Duration LIFETIME = Duration.ofHours(1);

  /**
   * The org has had other ports before a restart; that a token is its own is proved by the
   * signature.
   */
  private static final Pattern OWN_URL =
      Pattern.compile("http://(127\\.0\\.0\\.1|localhost):\\d{1,5}");

  private final OrgKey key;
  private final Ids ids;

  /** A token as issued. */
  record Issued(String id, String text, Instant expiresAt) {}

  /** Whose token it is and what it is good for. */
  record Verified(String clientId, List<String> scopes) {}

  AccessTokens(OrgKey key, Ids ids) {
    this.key = key;
    this.ids = ids;
  }

  /** A token with the claims of Okta's sample: issuer and audience are the bare org URL. */
  Issued issue(App app, List<String> scopes, Request request) {
    long now = request.at().getEpochSecond();
    Instant expiresAt = Instant.ofEpochSecond(now).plus(LIFETIME);
    String id = ids.accessTokenId();
    ObjectNode claims = Json.object();
    claims.put("ver", 1);
    claims.put("jti", id);
    claims.put("iss", request.base());
    claims.put("aud", request.base());
    claims.put("sub", app.id());
    claims.put("iat", now);
    claims.put("exp", expiresAt.getEpochSecond());
    claims.put("cid", app.id());
    claims.set("scp", Json.array(scopes));
    RSAKey signingKey = key.get();
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signingKey.getKeyID()).build(),
            new Payload(Json.write(claims)));
    try {
      token.sign(new RSASSASigner(signingKey));
    } catch (JOSEException e) {
      throw new IllegalStateException("cannot sign an access token", e);
    }
    return new Issued(id, token.serialize(), expiresAt);
  }

  /**
   * Checks a token a resource was asked with.
   *
   * @param scopes what the resource asks for, for the refusal
   */
  Verified verify(String text, Instant now, String scopes) {
    JsonNode claims = claims(text, scopes);
    if (!OWN_URL.matcher(claims.path("iss").asText()).matches()) {
      throw TokenRejected.invalid("The access token provided has an invalid issuer.", scopes);
    }
    if (!claims.path("aud").equals(claims.path("iss"))) {
      throw TokenRejected.invalid("The access token provided is not intended for Okta.", scopes);
    }
    if (claims.path("exp").asLong() <= now.getEpochSecond()) {
      throw TokenRejected.invalid("The token has expired.", scopes);
    }
    List<String> granted = new ArrayList<>();
    claims.path("scp").forEach(scope -> granted.add(scope.asText()));
    return new Verified(claims.path("cid").asText(), granted);
  }

  private JsonNode claims(String text, String scopes) {
    try {
      JWSObject token = JWSObject.parse(text);
      if (JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
          && token.verify(new RSASSAVerifier(key.get().toRSAPublicKey()))) {
        return Json.read(token.getPayload().toString());
      }
    } catch (ParseException | JOSEException | JsonProcessingException e) {
      // Whatever is wrong with it, it is not ours.
    }
    throw TokenRejected.invalid("The access token is invalid.", scopes);
  }
}
