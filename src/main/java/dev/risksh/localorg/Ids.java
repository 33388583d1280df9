package dev.risksh.localorg;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Makes identifiers and tokens in the shapes Okta gives them. */
final class Ids {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 20;

  /** All ids of one Okta org end alike; these are the last characters in Okta's own samples. */
  private static final String ORG_SUFFIX = "1d6";

  private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

  private static final Instant START_OF_UUIDS = Instant.parse("1582-10-15T00:00:00Z");

  private final SecureRandom random = new SecureRandom();

  /** A 20-character id with a type's prefix, such as {@code 0oa} for an app. */
  String id(String prefix) {
    StringBuilder id = new StringBuilder(LENGTH).append(prefix);
    while (id.length() < LENGTH - ORG_SUFFIX.length()) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.append(ORG_SUFFIX).toString();
  }

  /** An API, session or state token: a prefix and 40 URL-safe characters. */
  String token(String prefix) {
    return prefix + urlSafe(30);
  }

  /** 64 characters, as long as Okta's. */
  String clientSecret() {
    return urlSafe(48);
  }

  String errorId() {
    return "oae" + urlSafe(16);
  }

  /**
   * 27 characters, as in {@code Y7Jo7I8JgCIFXoYvGC9mYgAABc0}. Each request has one, and nothing
   * depends on its being hard to guess.
   */
  String requestId() {
    byte[] value = new byte[20];
    ThreadLocalRandom.current().nextBytes(value);
    return URL_SAFE.encodeToString(value);
  }

  /** The {@code jti} of an access token: 43 characters behind {@code AT.}. */
  String accessTokenId() {
    return "AT." + urlSafe(32);
  }

  /** Of version 4, as a name for something that anybody may know. */
  String uuid() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = random.nextLong() & ~0xF000L | 0x4000L;
    long low = random.nextLong() >>> 2 | Long.MIN_VALUE;
    return new UUID(high, low).toString();
  }

  /** Of version 1, as log entries have it: the time, and at random what else it takes. */
  String uuid(Instant at) {
    long ticks = ChronoUnit.SECONDS.between(START_OF_UUIDS, at) * 10_000_000 + at.getNano() / 100;
    long high = ticks << 32 | (ticks >>> 32 & 0xFFFF) << 16 | 0x1000 | ticks >>> 48 & 0xFFF;
    // A node that is no network card's has this bit (RFC 9562, section 6.10).
    long low = ThreadLocalRandom.current().nextLong() >>> 2 | Long.MIN_VALUE | 1L << 40;
    return new UUID(high, low).toString();
  }

  /** From 0 up to but not including 1. */
  double fraction() {
    return random.nextDouble();
  }

  private String urlSafe(int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return URL_SAFE.encodeToString(value);
  }
}
