package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks DPoP proofs (RFC 9449; Okta: DPoP guide). The checks and their texts are Okta's, their
 * order is our guess.
 */
final class DpopCheck {
  private static final Duration MAX_AGE = Duration.ofMinutes(5);

  private final DpopNonces nonces;
  private final SpentJwts spent;

  DpopCheck(DpopNonces nonces, SpentJwts spent) {
    this.nonces = nonces;
    this.spent = spent;
  }

  /** The thumbprint that a token is to be bound to; the proof must carry a nonce of this org. */
  String forToken(Request request) {
    DpopProof proof = proof(request, OAuthError.INVALID_DPOP_PROOF_MISSING_HEADER);
    checkClaims(proof, request);
    if (!proof.jwt().text("nonce").filter(n -> nonces.isGood(n, request.at())).isPresent()) {
      String nonce = nonces.current(request.at());
      throw OAuthError.USE_DPOP_NONCE.refuse().with(reply -> reply.withHeader("dpop-nonce", nonce));
    }
    spend(proof, request.at());
    return proof.thumbprint();
  }

  /** Checks that who presents {@code token} has the key with the thumbprint it is bound to. */
  void forResource(Request request, String token, String boundTo) {
    DpopProof proof = proof(request, OAuthError.DPOP_PROOF_REQUIRED_FOR_TOKEN);
    checkClaims(proof, request);
    if (!proof.jwt().text("ath").equals(Optional.of(hash(token)))) {
      throw OAuthError.DPOP_PROOF_INVALID_ATH.refuse();
    }
    if (!proof.thumbprint().equals(boundTo)) {
      throw OAuthError.INVALID_ACCESS_TOKEN_DPOP_BINDING.refuse();
    }
    spend(proof, request.at());
  }

  private static DpopProof proof(Request request, OAuthError whenThereIsNone) {
    List<String> proofs = request.headers().getOrDefault("dpop", List.of());
    if (proofs.isEmpty()) {
      throw whenThereIsNone.refuse();
    }
    if (proofs.size() > 1) {
      throw OAuthError.INVALID_DPOP_PROOF_MULTIPLE_HEADERS_NOT_ALLOWED.refuse();
    }
    return DpopProof.parse(proofs.get(0).trim());
  }

  private static void checkClaims(DpopProof proof, Request request) {
    if (!proof.jwt().text("htm").equals(Optional.of(request.method()))) {
      throw OAuthError.INVALID_DPOP_PROOF_INVALID_HTM.refuse();
    }
    if (!proof.jwt().text("htu").filter(htu -> isUrlOf(request, htu)).isPresent()) {
      throw OAuthError.INVALID_DPOP_PROOF_INVALID_HTU.refuse();
    }
    checkTimes(proof.jwt().claims(), request.at());
  }

  private static void checkTimes(JsonNode claims, Instant at) {
    long now = at.getEpochSecond();
    JsonNode iat = claims.path("iat");
    if (!iat.isNumber()) {
      throw OAuthError.INVALID_DPOP_PROOF_INVALID_IAT.refuse();
    }
    // Seconds have no fraction: what was issued this second is not of the future.
    if (iat.asDouble() >= now + 1) {
      throw OAuthError.INVALID_DPOP_PROOF_JWT_ISSUED_IN_FUTURE.refuse();
    }
    if (iat.asDouble() < now - MAX_AGE.toSeconds()) {
      throw OAuthError.INVALID_DPOP_PROOF_JWT_TOO_OLD.refuse();
    }
    JsonNode exp = claims.path("exp");
    if (!exp.isMissingNode() && exp.asDouble() <= now) {
      throw OAuthError.INVALID_DPOP_PROOF_JWT_EXPIRED.refuse();
    }
  }

  private void spend(DpopProof proof, Instant now) {
    String jti =
        proof
            .jwt()
            .text("jti")
            .filter(text -> !text.isBlank())
            .orElseThrow(OAuthError.INVALID_DPOP_PROOF_INVALID_JTI::refuse);
    // Longer than this it need not be remembered: then it is too old anyway.
    Instant until = now.plus(MAX_AGE).plusSeconds(1);
    if (!spent.spend(proof.thumbprint(), jti, until, now)) {
      throw OAuthError.DPOP_PROOF_ALREADY_USED.refuse();
    }
  }

  /** The URL as called, without query and fragment; its path may be encoded in another way. */
  private static boolean isUrlOf(Request request, String htu) {
    try {
      URI uri = new URI(htu);
      if (uri.isOpaque() || uri.getRawQuery() != null || uri.getRawFragment() != null) {
        return false;
      }
      String origin = (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
      return origin.equals(request.base())
          && decoded(uri.getRawPath()).equals(decoded(request.path()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return false;
    }
  }

  private static String decoded(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String hash(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
