package dev.risksh.okta;

import dev.risksh.jose.DpopProof;
import dev.risksh.jose.DpopSpec;
import dev.risksh.jose.Secret;
import dev.risksh.jose.SigningKey;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Proves to one org that its tokens are used by who asked for them (RFC 9449; Okta: DPoP guide): a
 * fresh proof for each attempt, and in those for the token endpoint the nonce that the org wants.
 */
public final class DpopProver {
  /** Okta makes a new nonce every 24 hours. */
  private static final Duration NONCE_LIFETIME = Duration.ofHours(22);

  private final SigningKey key;
  private final Clock clock;
  private final SecureRandom random;
  private Optional<Nonce> nonce = Optional.empty();

  private record Nonce(String value, Instant since) {}

  /**
   * @param key that tokens are bound to; not the one that signs client assertions
   */
  public DpopProver(SigningKey key, Clock clock, SecureRandom random) {
    this.key = key;
    this.clock = clock;
    this.random = random;
  }

  /** The thumbprint of the key, which a token bound to it carries as {@code cnf.jkt}. */
  public String thumbprint() {
    return key.thumbprint();
  }

  /** A proof that a token is asked for by who has the key. */
  Header forToken(String method, URI url) {
    return header(DpopSpec.of(method, url).withNonce(nonce()));
  }

  /** A proof that {@code token} is shown by who has the key. */
  Header forResource(String method, URI url, Secret token) {
    return header(DpopSpec.of(method, url).with(token));
  }

  private Header header(DpopSpec spec) {
    return new Header("DPoP", DpopProof.sign(spec, key, clock, random).jws());
  }

  /** Whether a proof was refused for want of the nonce that comes with the refusal. */
  static boolean nonceWanted(Reply reply) {
    return given(reply).isPresent() && OktaError.of(reply).code().equals("use_dpop_nonce");
  }

  /** Takes the nonce that a reply of the token endpoint may carry, whatever else it says. */
  synchronized void learn(Reply reply) {
    given(reply).ifPresent(value -> nonce = Optional.of(new Nonce(value, clock.instant())));
  }

  private static Optional<String> given(Reply reply) {
    return reply.header("DPoP-Nonce").filter(value -> !value.isEmpty());
  }

  private synchronized Optional<String> nonce() {
    Instant oldest = clock.instant().minus(NONCE_LIFETIME);
    return nonce.filter(known -> known.since().isAfter(oldest)).map(Nonce::value);
  }
}
