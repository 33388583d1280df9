package dev.risksh.jose;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A signed JWT with which a service app proves who it is (RFC 7523, {@code private_key_jwt}): the
 * exact text that is sent, what it says, and what of it was made different on purpose.
 *
 * @param jws the compact serialisation, as sent
 * @param header the JOSE header
 * @param claims the claims, in the order written
 * @param issuedAt when it was made, by our clock
 * @param kid the key that signed it
 * @param spec what it was made to
 * @param pinned whether it is sent again and again as it is, instead of once
 */
public record ClientAssertion(
    Secret jws,
    Map<String, Object> header,
    Map<String, Object> claims,
    Instant issuedAt,
    String kid,
    AssertionSpec spec,
    boolean pinned) {

  /** So that a server whose clock is a little behind does not find it issued in the future. */
  public static final Duration BACKDATED = Duration.ofSeconds(5);

  /** Makes and signs one; each has a {@code jti} of its own, since Okta takes each once. */
  public static ClientAssertion sign(
      AssertionSpec spec, SigningKey key, Clock clock, SecureRandom random) {
    return sign(spec, key, clock.instant(), Jws.identifier(random));
  }

  /**
   * As above, for a time and an identifier that are given.
   *
   * @param key that it names, and that signs it where the spec has no other
   */
  public static ClientAssertion sign(
      AssertionSpec spec, SigningKey key, Instant issuedAt, String jti) {
    Instant now = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    SigningKey signer = spec.signWith().orElse(key);
    String algorithm = spec.algorithm().orElse(signer.algorithm());

    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", spec.clientId());
    claims.put("sub", spec.clientId());
    claims.put("aud", spec.audience());
    claims.put("iat", new FromNow(BACKDATED.negated()));
    claims.put("exp", new FromNow(AssertionSpec.DEFAULT_LIFETIME));
    claims.put("jti", jti);
    claims.putAll(spec.claims());
    claims.keySet().removeAll(spec.dropped());
    claims.replaceAll((name, value) -> value instanceof FromNow time ? time.after(now) : value);

    Map<String, Object> header = new LinkedHashMap<>();
    header.put("kid", key.kid());
    header.put("alg", algorithm);
    header.putAll(spec.headers());
    header.keySet().removeAll(spec.dropped());

    return new ClientAssertion(
        Jws.sign(header, claims, signer, algorithm),
        Collections.unmodifiableMap(header),
        Collections.unmodifiableMap(claims),
        now,
        signer.kid(),
        spec,
        false);
  }

  /** The same for another token endpoint, signed anew. */
  public ClientAssertion readdressed(String endpoint, SigningKey key) {
    ClientAssertion moved =
        sign(
            spec.withAudience(endpoint),
            key,
            issuedAt,
            String.valueOf(claims.getOrDefault("jti", "")));
    return pinned ? moved.pin() : moved;
  }

  /** The same, to be sent again and again as it is. */
  public ClientAssertion pin() {
    return new ClientAssertion(jws, header, claims, issuedAt, kid, spec, true);
  }

  /** What its {@code exp} says; empty when that was dropped or is no number. */
  public Optional<Instant> expiresAt() {
    if (!(claims.get("exp") instanceof Number seconds)) {
      return Optional.empty();
    }
    long farthest = Instant.MAX.getEpochSecond();
    return Optional.of(
        Instant.ofEpochSecond(Math.max(-farthest, Math.min(farthest, seconds.longValue()))));
  }

  /** Whether {@code now} is past its {@code exp}. */
  public boolean expired(Instant now) {
    return expiresAt().filter(end -> !now.isBefore(end)).isPresent();
  }

  /** What is not as the rules would have it, in words. */
  public List<String> overrides() {
    return spec.overrides();
  }

  @Override
  public String toString() {
    return "assertion for "
        + claims.getOrDefault("iss", "nobody")
        + overrides().stream().map(word -> ", " + word).reduce("", String::concat)
        + (pinned ? ", pinned" : "");
  }
}
