package dev.risksh.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
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
 * @param expiresAt what its {@code exp} says; empty when that was dropped or is no number
 * @param kid the key that signed it
 * @param overrides what is not as the rules would have it, in words
 */
public record ClientAssertion(
    Secret jws,
    Map<String, Object> header,
    Map<String, Object> claims,
    Instant issuedAt,
    Optional<Instant> expiresAt,
    String kid,
    List<String> overrides) {

  /** So that a server whose clock is a little behind does not find it issued in the future. */
  private static final Duration BACKDATED = Duration.ofSeconds(5);

  private static final int JTI_BYTES = 16;

  /** Makes and signs one; each has a {@code jti} of its own, since Okta takes each once. */
  public static ClientAssertion sign(
      AssertionSpec spec, SigningKey key, Clock clock, SecureRandom random) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", spec.clientId());
    claims.put("sub", spec.clientId());
    claims.put("aud", spec.audience());
    claims.put("iat", now.minus(BACKDATED).getEpochSecond());
    claims.put("exp", now.getEpochSecond() + spec.expiresIn().toSeconds());
    claims.put("jti", identifier(random));
    claims.putAll(spec.set());
    claims.keySet().removeAll(spec.dropped());

    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.parse(key.algorithm())).keyID(key.kid()).build();
    JWSObject jws = new JWSObject(header, new Payload(claims));
    try {
      jws.sign(key.signer());
    } catch (JOSEException e) {
      throw Problem.badInput(
          key + " cannot sign: " + TerminalSafe.line(String.valueOf(e.getMessage())),
          "/key new makes one");
    }
    return new ClientAssertion(
        Secret.of(jws.serialize()),
        header.toJSONObject(),
        Collections.unmodifiableMap(claims),
        now,
        expiry(claims),
        key.kid(),
        spec.overrides());
  }

  private static Optional<Instant> expiry(Map<String, Object> claims) {
    if (!(claims.get("exp") instanceof Number seconds)) {
      return Optional.empty();
    }
    long farthest = Instant.MAX.getEpochSecond();
    return Optional.of(
        Instant.ofEpochSecond(Math.max(-farthest, Math.min(farthest, seconds.longValue()))));
  }

  private static String identifier(SecureRandom random) {
    byte[] bytes = new byte[JTI_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether {@code now} is past its {@code exp}. */
  public boolean expired(Instant now) {
    return expiresAt.isPresent() && !now.isBefore(expiresAt.get());
  }

  @Override
  public String toString() {
    return "assertion for "
        + claims.getOrDefault("iss", "nobody")
        + overrides.stream().map(word -> ", " + word).reduce("", String::concat);
  }
}
