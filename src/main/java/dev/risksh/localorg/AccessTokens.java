package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Issues and checks the org's access tokens. */
final class AccessTokens {
  /** Fixed for the org authorization server (Okta: OAuth for Okta guide). */
  static final Duration LIFETIME = Duration.ofHours(1);

  /**
   * The org has had other ports and addresses before a restart; that a token is its own is proved
   * by the signature.
   */
  private static final Pattern OWN_URL =
      Pattern.compile("https?://(localhost|[\\d.]+|\\[[\\da-f:.]+]):\\d{1,5}");

  /** A client comes with one token many times; the costly part of checking it is done once. */
  private static final int REMEMBERED = 100;

  private final OrgKeys keys;
  private final Ids ids;

  /** Tokens whose signature was good, the latest; guarded by itself. */
  private final Map<String, SignedJwt> signed =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SignedJwt> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** A token as issued. */
  record Issued(String id, String text, Instant expiresAt) {}

  /**
   * Whose token it is and what it is good for.
   *
   * @param boundTo the thumbprint of the key that must come with it, if any
   */
  record Verified(String clientId, List<String> scopes, Optional<String> boundTo) {}

  AccessTokens(OrgKeys keys, Ids ids) {
    this.keys = keys;
    this.ids = ids;
  }

  /**
   * A token with the claims of Okta's sample: issuer and audience are the bare org URL.
   *
   * @param boundTo the thumbprint of the key that must come with it, if any
   */
  Issued issue(App app, List<String> scopes, Optional<String> boundTo, Request request) {
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
    boundTo.ifPresent(thumbprint -> claims.putObject("cnf").put("jkt", thumbprint));
    RSAKey signingKey = keys.signing(request.at());
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

  /** Checks a token that a resource was asked with. */
  Verified verify(String text, Instant now) {
    JsonNode claims = claims(text);
    if (!OWN_URL.matcher(claims.path("iss").asText()).matches()) {
      throw OAuthError.ACCESS_TOKEN_INVALID_ISSUER.refuse();
    }
    if (!claims.path("aud").equals(claims.path("iss"))) {
      throw OAuthError.ACCESS_TOKEN_INVALID_AUDIENCE.refuse();
    }
    if (claims.path("iat").asLong() > now.getEpochSecond()) {
      throw OAuthError.TOKEN_TIMESTAMP_INVALID.refuse();
    }
    if (claims.path("exp").asLong() <= now.getEpochSecond()) {
      throw OAuthError.TOKEN_EXPIRED.refuse();
    }
    List<String> granted = new ArrayList<>();
    claims.path("scp").forEach(scope -> granted.add(scope.asText()));
    return new Verified(
        claims.path("cid").asText(),
        granted,
        Optional.of(claims.path("cnf").path("jkt"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText));
  }

  private JsonNode claims(String text) {
    SignedJwt known;
    synchronized (signed) {
      known = signed.get(text);
    }
    try {
      SignedJwt token = known == null ? SignedJwt.parse(text) : known;
      // A key that is no longer shown ends its tokens, known or not.
      boolean ours =
          JWSAlgorithm.RS256.equals(token.algorithm())
              && keys.find(token.jws().getHeader().getKeyID())
                  .filter(key -> known != null || token.verify(key) == SignedJwt.Verdict.GOOD)
                  .isPresent();
      if (ours) {
        synchronized (signed) {
          signed.put(text, token);
        }
        return token.claims();
      }
    } catch (ParseException | IllegalArgumentException e) {
      // Whatever is wrong with it, it is not ours.
    }
    throw OAuthError.ACCESS_TOKEN_INVALID.refuse();
  }
}
