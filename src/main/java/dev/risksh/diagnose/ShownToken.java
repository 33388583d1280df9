package dev.risksh.diagnose;

import dev.risksh.jose.ParsedJwt;
import dev.risksh.jose.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * What a proof must fit of the access token shown with it (RFC 9449, sections 4.2 and 6.1).
 *
 * @param hash of the token: {@code ath}
 * @param boundTo the thumbprint of the key it is bound to; empty for a plain token
 */
record ShownToken(String hash, Optional<String> boundTo) {
  static ShownToken of(Secret token) {
    Optional<String> boundTo =
        ParsedJwt.of(token).claims().map(claims -> claims.path("cnf").path("jkt").textValue());
    return new ShownToken(hash(token.reveal()), boundTo);
  }

  private static String hash(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("no SHA-256 in this JDK", impossible);
    }
  }
}
