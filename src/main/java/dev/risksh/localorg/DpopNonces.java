package dev.risksh.localorg;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The nonces of DPoP proofs: a new one every 24 hours, each good for three days from then (Okta:
 * DPoP guide). They are computed from a secret of the org, so there is nothing to keep.
 */
final class DpopNonces {
  private static final long LIFETIME_IN_DAYS = 3;

  /** 24 bytes make the 32 characters of Okta's nonces. */
  private static final int BYTES = 24;

  private final String secret;

  DpopNonces(String secret) {
    this.secret = secret;
  }

  String current(Instant now) {
    return ofDay(day(now));
  }

  boolean isGood(String nonce, Instant now) {
    long today = day(now);
    return LongStream.range(0, LIFETIME_IN_DAYS).anyMatch(age -> ofDay(today - age).equals(nonce));
  }

  private static long day(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), Duration.ofDays(1).toSeconds());
  }

  private String ofDay(long day) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] hash = mac.doFinal(("dpop nonce of day " + day).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC", e);
    }
  }
}
