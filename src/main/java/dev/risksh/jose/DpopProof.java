package dev.risksh.jose;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A signed JWT that goes with one request and proves that the sender has the key which an access
 * token is bound to (RFC 9449).
 *
 * @param jws the compact serialisation, as sent
 * @param header the JOSE header, with the public half of the key
 * @param claims the claims, in the order written
 */
public record DpopProof(Secret jws, Map<String, Object> header, Map<String, Object> claims) {
  /** Okta refuses one that its own clock finds issued in the future, and takes it for 5 minutes. */
  private static final Duration BACKDATED = Duration.ofSeconds(5);

  /** Makes and signs one; each has a {@code jti} of its own, since Okta takes each once. */
  public static DpopProof sign(DpopSpec spec, SigningKey key, Clock clock, SecureRandom random) {
    return sign(spec, key, clock.instant().minus(BACKDATED), Jws.identifier(random));
  }

  /** As above, for a time and an identifier that are given. */
  public static DpopProof sign(DpopSpec spec, SigningKey key, Instant issuedAt, String jti) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", "dpop+jwt");
    header.put("alg", key.algorithm());
    header.put("jwk", key.publicMembers());

    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("jti", jti);
    claims.put("htm", spec.htm());
    claims.put("htu", spec.htu());
    claims.put("iat", issuedAt.getEpochSecond());
    spec.ath().ifPresent(hash -> claims.put("ath", hash));
    spec.nonce().ifPresent(nonce -> claims.put("nonce", nonce));

    return new DpopProof(
        Jws.sign(header, claims, key, key.algorithm()),
        Collections.unmodifiableMap(header),
        Collections.unmodifiableMap(claims));
  }

  @Override
  public String toString() {
    return "DPoP proof for " + claims.get("htm") + " " + claims.get("htu");
  }
}
